package io.paddock.lab;

import io.paddock.account.UserId;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.stereotype.Service;

/** Looks at labs for pages: all that run, for administrators, and what people's files take. */
@Service
public class LabOverview {

    private static final int ENDED_SHOWN = 5;

    private final LabRows rows;
    private final LabBoard board;
    private final LabAccess access;
    private final LabStorage storage;
    private final LabSettings settings;

    LabOverview(LabRows rows, LabBoard board, LabAccess access, LabStorage storage, LabSettings settings) {
        this.rows = rows;
        this.board = board;
        this.access = access;
        this.storage = storage;
        this.settings = settings;
    }

    public boolean mayAdminister(UserId actor) {
        return access.isAdministrator(actor);
    }

    /** Every lab that has not ended, the oldest first; for administrators. */
    public List<Lab> all(UserId actor) {
        access.requireAdministrator(actor, "list of labs");
        return rows.live().stream().map(board::lab).toList();
    }

    /** A person's own labs that ended last, with why. */
    public List<Lab> endedLately(UserId owner) {
        return rows.ended(owner, ENDED_SHOWN).stream().map(board::lab).toList();
    }

    /** What the files of a lab's volume take, where it was measured, in bytes. */
    public OptionalLong storageBytes(UserId actor, LabId id) {
        return rows.find(id)
                .map(lab -> {
                    access.requireUse(actor, lab, "look at storage");
                    return storage.bytes(lab);
                })
                .orElse(OptionalLong.empty());
    }

    public long storageQuotaBytes() {
        return settings.storageQuota().toBytes();
    }
}
