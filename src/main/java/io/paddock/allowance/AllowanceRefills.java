package io.paddock.allowance;

import io.paddock.account.Audit;
import io.paddock.account.Circle;
import io.paddock.account.CircleId;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleService;
import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Courses whose students' allowances are filled up by themselves, and what students may have before that. */
@Service
public class AllowanceRefills {

    /** Somebody who has so much needs no advance. */
    private static final Credits ENOUGH = Credits.of(15);

    private final RefillRows rows;
    private final Ledger ledger;
    private final AllowanceAccess access;
    private final CourseStudents students;
    private final CircleService circles;
    private final Audit audit;
    private final Clock clock;

    AllowanceRefills(
            RefillRows rows,
            Ledger ledger,
            AllowanceAccess access,
            CourseStudents students,
            CircleService circles,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.ledger = ledger;
        this.access = access;
        this.students = students;
        this.circles = circles;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * How a course fills up, for those who may look at its allowance.
     *
     * @param isShort whether the course had too little the last time
     * @param isWaiting whether it waits for somebody to set it again, as whoever did may give to its students no more
     */
    public record Standing(Refill refill, boolean isShort, boolean isWaiting) {}

    public Optional<Standing> find(UserId actor, CircleId course) {
        access.requireRead(actor, course);
        return rows.find(course).map(row -> new Standing(row.refill(), row.isShort(), isWaiting(row)));
    }

    /** Sets how a course fills up, in place of how it did; for whoever may give to its students. */
    public void set(UserId actor, CircleId course, Refill refill) {
        access.requireGiveFrom(actor, course(course));
        if (refill.next() == null || refill.next().isBefore(clock.instant())) {
            throw new Refusal(Message.of("allowance.refill.past"));
        }
        rows.put(course, refill, actor);
        audit.record(
                actor,
                "allowance.refill-set",
                "circle:" + course,
                course,
                Map.of(
                        "level", refill.level().plain(),
                        "next", refill.next().toString(),
                        "rhythm", refill.rhythm().name()));
    }

    /** It fills up no more; what students have stays theirs. */
    public void remove(UserId actor, CircleId course) {
        access.requireGiveFrom(actor, course(course));
        if (rows.delete(course)) {
            audit.record(actor, "allowance.refill-removed", "circle:" + course, course, Map.of());
        }
    }

    /** The refills of the courses in which a person studies; one that waits is not promised. */
    @Transactional(readOnly = true)
    public Map<CircleId, Refill> mine(UserId actor) {
        var refills = new HashMap<CircleId, Refill>();
        rows.find(students.courses(actor)).forEach((course, row) -> refills.put(course, promised(row)));
        return refills;
    }

    /** Whether a person may have an advance in this course now. */
    @Transactional(readOnly = true)
    public boolean mayAdvance(UserId actor, CircleId course) {
        return students.courses(actor).contains(course)
                && rows.find(course).filter(row -> promised(row).next() != null).isPresent()
                && ledger.find(AccountOwner.member(course, actor))
                        .filter(AllowanceRefills::isAdvanced)
                        .isEmpty();
    }

    private boolean isWaiting(RefillRows.Row row) {
        return !access.mayGiveToStudents(row.setBy(), row.course());
    }

    private Refill promised(RefillRows.Row row) {
        var refill = row.refill();
        return isWaiting(row) ? new Refill(refill.level(), refill.rhythm(), null, refill.ends()) : refill;
    }

    private static boolean isAdvanced(LedgerAccount account) {
        return account.lowest().milli() < 0 || account.available().compareTo(ENOUGH) >= 0;
    }

    /** Lets a person draw on the next refill now, once before it; it is repaid by that refill. */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public void advance(UserId actor, CircleId course) {
        var row = rows.lock(course).filter(found -> promised(found).next() != null);
        if (row.isEmpty() || !students.courses(actor).contains(course)) {
            throw new Refusal(Message.of("allowance.advance.none"));
        }
        var account = ledger.lock(ledger.open(AccountOwner.member(course, actor)));
        if (isAdvanced(account)) {
            throw new Refusal(Message.of("allowance.advance.none"));
        }
        var advance = row.get().refill().advance();
        ledger.setLowest(account.id(), new Credits(-advance.milli()));
        audit.record(actor, "allowance.advanced", "circle:" + course, course, Map.of("credits", advance.plain()));
    }

    private Circle course(CircleId id) {
        return circles.find(id)
                .filter(circle -> circle.kind() == CircleKind.COURSE)
                .orElseThrow(() -> new Refusal(Message.of("allowance.refused.no-course")));
    }
}
