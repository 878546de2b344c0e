package io.paddock.lab;

import io.paddock.account.Circle;
import io.paddock.account.CircleId;
import io.paddock.account.CircleService;
import io.paddock.account.UserId;
import io.paddock.allowance.AllowanceMetering;
import io.paddock.allowance.Funding;
import io.paddock.capacity.Admission;
import io.paddock.capacity.CapacityService;
import io.paddock.capacity.Limit;
import io.paddock.capacity.SliceInventory;
import io.paddock.capacity.SliceInventory.SliceCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Service;

/** Says what labs wait for, to those who wait. */
@Service
public class LabWaits {

    private final LabRows rows;
    private final LabAccess access;
    private final CapacityService capacity;
    private final SliceInventory slices;
    private final AllowanceMetering allowance;
    private final CircleService circles;

    LabWaits(
            LabRows rows,
            LabAccess access,
            CapacityService capacity,
            SliceInventory slices,
            AllowanceMetering allowance,
            CircleService circles) {
        this.rows = rows;
        this.access = access;
        this.capacity = capacity;
        this.slices = slices;
        this.allowance = allowance;
        this.circles = circles;
    }

    /** What a lab waits for; empty for one that does not wait. Its owner, staff of its course and administrators may ask. */
    public Optional<LabWait> of(UserId actor, LabId id) {
        Optional<LabRecord> lab = rows.find(id);
        lab.ifPresent(found -> access.requireUse(actor, found, "ask for the place"));
        return lab.filter(found -> found.state() == LabState.WAITING)
                .flatMap(found -> capacity.waiting(found.holder()).map(waiting -> wait(found, waiting)));
    }

    private LabWait wait(LabRecord lab, Admission.Waiting waiting) {
        var need = lab.need().slice();
        return new LabWait(
                lab.id(),
                waiting.place(),
                waiting.limits().stream().map(Limit::message).toList(),
                waiting.earliest(),
                lineage(lab.course()),
                minutes(lab),
                need,
                need == null ? new SliceCount(0, 0) : slices.count(need));
    }

    private OptionalInt minutes(LabRecord lab) {
        var computeClass = allowance.computeClass(LabClasses.of(lab.need()));
        return switch (allowance.funding(lab.owner(), lab.course(), computeClass)) {
            case Funding.Free _ -> OptionalInt.empty();
            case Funding.Enough(int minutes) -> OptionalInt.of(minutes);
            case Funding.Lacking _ -> OptionalInt.of(0);
        };
    }

    private List<Circle> lineage(CircleId course) {
        var line = new ArrayList<Circle>();
        Optional<Circle> at = circles.find(course);
        while (at.isPresent()) {
            line.addFirst(at.get());
            at = at.get().parent().flatMap(circles::find);
        }
        return line;
    }
}
