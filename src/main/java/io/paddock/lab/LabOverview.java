package io.paddock.lab;

import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Looks at labs for pages: all that run for administrators, those of a course for its staff, and what people's files take. */
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
        return board.labs(rows.live());
    }

    /** Whether the labs of a course are shown to somebody: to its staff. */
    public boolean mayLook(UserId actor, CircleId course) {
        return access.isStaff(actor, course);
    }

    /** Labs of a course that have not ended, the oldest first; for its staff. */
    public List<Lab> ofCourse(UserId actor, CircleId course) {
        access.requireStaff(actor, course, "list of labs");
        return board.labs(rows.live(List.of(course)));
    }

    /** How many labs of each of these courses have not ended; courses that the person is not staff of are left out. */
    public Map<CircleId, Long> running(UserId actor, Collection<CircleId> courses) {
        return rows.live(access.staffOf(actor, courses)).stream()
                .collect(Collectors.groupingBy(LabRecord::course, Collectors.counting()));
    }

    /** A person's own labs that ended last, with why. */
    public List<Lab> endedLately(UserId owner) {
        return board.labs(rows.ended(owner, ENDED_SHOWN));
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
