package io.paddock.allowance;

import io.paddock.account.Audit;
import io.paddock.account.Circle;
import io.paddock.account.CircleId;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleService;
import io.paddock.account.UserId;
import io.paddock.allowance.Grant.Target;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.notice.NoticeKind;
import io.paddock.notice.Notices;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands credit down the tree, and takes back up what was not used. Every step is audited. */
@Service
public class AllowanceGrants {

    private static final Logger LOG = LoggerFactory.getLogger(AllowanceGrants.class);
    private static final int TRIES = 5;

    private final Ledger ledger;
    private final AllowanceAccess access;
    private final CourseStudents students;
    private final CircleService circles;
    private final Notices notices;
    private final Audit audit;
    private final TransactionTemplate transaction;

    AllowanceGrants(
            Ledger ledger,
            AllowanceAccess access,
            CourseStudents students,
            CircleService circles,
            Notices notices,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.ledger = ledger;
        this.access = access;
        this.students = students;
        this.circles = circles;
        this.notices = notices;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    }

    /** What {@link #grant} would do now; refused for the same reasons. */
    public GrantPreview preview(UserId actor, Grant grant) {
        GrantPlan.check(grant.amount(), grant.reason());
        var giver = giver(actor, grant.target());
        var takers = takers(actor, grant.target());
        var account = giver.flatMap(circle -> ledger.find(AccountOwner.circle(circle.id())));
        var preview = new GrantPreview(
                giver.map(Circle::id),
                account.map(LedgerAccount::available).orElse(Credits.NONE),
                takers.size(),
                grant.amount(),
                takers.size() == 1
                        ? Optional.of(ledger.find(takers.getFirst())
                                .map(LedgerAccount::balance)
                                .orElse(Credits.NONE))
                        : Optional.empty());
        if (takers.isEmpty()) {
            throw new Refusal(Message.of("allowance.refused.nobody"));
        }
        if (giver.isPresent() && preview.giverAfter().compareTo(Credits.NONE) < 0) {
            throw new Refusal(Message.of(
                    "allowance.refused.beyond",
                    preview.total().shown(),
                    preview.giverBefore().shown()));
        }
        return preview;
    }

    /**
     * Hands credit out, all of it or, where the giver has not enough, none.
     *
     * @throws Refusal where the amount is none or the giver has less
     */
    public void grant(UserId actor, Grant grant) {
        GrantPlan.check(grant.amount(), grant.reason());
        var giver = giver(actor, grant.target());
        var takers = takers(actor, grant.target());
        again(() -> {
            long from = ledger.open(
                    giver.map(circle -> AccountOwner.circle(circle.id())).orElse(AccountOwner.ISSUE));
            var to = takers.stream().map(ledger::open).sorted().toList();
            ledger.post(GrantPlan.down(ledger.lock(from), to, grant.amount(), actor, words(grant)));
        });
        record(actor, "allowance.granted", grant, giver);
        tell(grant, takers);
    }

    /**
     * Takes unused credit one step back up: from a student to the course, from a course to what lies around it, from an
     * institution out of the tree. Who may give may take back.
     */
    public void takeBack(UserId actor, Grant grant) {
        GrantPlan.check(grant.amount(), grant.reason());
        var upper = giver(actor, grant.target());
        var from = takers(actor, grant.target());
        if (from.size() != 1) {
            throw new Refusal(Message.of("allowance.refused.nobody"));
        }
        again(() -> {
            long lower = ledger.open(from.getFirst());
            long higher = ledger.open(
                    upper.map(circle -> AccountOwner.circle(circle.id())).orElse(AccountOwner.ISSUE));
            var locked = ledger.lock(List.of(lower, higher));
            var lowerAccount =
                    locked.stream().filter(a -> a.id() == lower).findFirst().orElseThrow();
            var higherAccount =
                    locked.stream().filter(a -> a.id() == higher).findFirst().orElseThrow();
            ledger.post(List.of(GrantPlan.up(lowerAccount, higherAccount, grant.amount(), actor, words(grant))));
        });
        record(actor, "allowance.taken-back", grant, upper);
    }

    /** What {@link #takeBack} would do now; refused for the same reasons. */
    public TakeBackPreview previewTakeBack(UserId actor, Grant grant) {
        GrantPlan.check(grant.amount(), grant.reason());
        var upper = giver(actor, grant.target());
        var from = takers(actor, grant.target());
        if (from.size() != 1) {
            throw new Refusal(Message.of("allowance.refused.nobody"));
        }
        var unused = ledger.find(from.getFirst()).map(GrantPlan::unused).orElse(Credits.NONE);
        GrantPlan.requireUnused(grant.amount(), unused);
        return new TakeBackPreview(
                grant.amount(),
                unused,
                upper.isPresent(),
                upper.flatMap(circle -> ledger.find(AccountOwner.circle(circle.id())))
                        .map(LedgerAccount::balance)
                        .orElse(Credits.NONE));
    }

    /** Opens what a course has to all its students, after what is theirs, or closes it. */
    public void setPool(UserId actor, CircleId course, boolean open) {
        var circle = circle(course);
        access.requireGiveFrom(actor, circle);
        if (circle.kind() != CircleKind.COURSE) {
            throw new Refusal(Message.of("allowance.refused.no-course"));
        }
        transaction.executeWithoutResult(_ -> ledger.setPool(ledger.open(AccountOwner.circle(course)), open));
        audit.record(actor, "allowance.pool", "circle:" + course, course, Map.of("open", Boolean.toString(open)));
    }

    /** The circle that gives, after a check that the actor may give for it; empty for credit from outside. */
    private Optional<Circle> giver(UserId actor, Target target) {
        var giver = switch (target) {
            case Target.OfCircle of -> circle(of.circle()).parent();
            case Target.OfStudent of -> Optional.of(of.course());
            case Target.EachStudent of -> Optional.of(of.course());
            case Target.OfPerson of -> Optional.of(of.institution());
        };
        if (giver.isEmpty()) {
            access.requireIssue(actor, ((Target.OfCircle) target).circle());
            return Optional.empty();
        }
        var circle = circle(giver.get());
        access.requireGiveFrom(actor, circle);
        return Optional.of(circle);
    }

    private List<AccountOwner> takers(UserId actor, Target target) {
        return switch (target) {
            case Target.OfCircle of -> List.of(AccountOwner.circle(of.circle()));
            case Target.OfStudent of ->
                students.of(actor, of.course()).stream()
                        .filter(of.student()::equals)
                        .map(student -> AccountOwner.member(of.course(), student))
                        .toList();
            case Target.EachStudent of ->
                students.of(actor, of.course()).stream()
                        .map(student -> AccountOwner.member(of.course(), student))
                        .toList();
            case Target.OfPerson of -> List.of(AccountOwner.person(of.person()));
        };
    }

    private Circle circle(CircleId id) {
        return circles.find(id).orElseThrow(() -> new Refusal(Message.of("allowance.refused.unknown")));
    }

    /** A database that ends one of two who wait for each other is asked again. */
    private void again(Runnable work) {
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(_ -> work.run());
                return;
            } catch (PessimisticLockingFailureException e) {
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private void record(UserId actor, String action, Grant grant, Optional<Circle> giver) {
        audit.record(
                actor,
                action,
                subject(grant.target()),
                giver.map(Circle::id).orElse(null),
                Map.of(
                        "credits",
                        grant.amount().plain(),
                        "reason",
                        grant.reason().strip()));
    }

    /** The credit is theirs by now: whoever cannot be told keeps neither the others nor the giver from hearing of it. */
    private void tell(Grant grant, List<AccountOwner> takers) {
        takers.stream().filter(taker -> taker.person() != 0).forEach(taker -> {
            try {
                notices.post(
                        new UserId(taker.person()),
                        NoticeKind.ALLOWANCE_GRANTED,
                        Message.of("allowance.notice.granted", grant.amount().shown()),
                        "allowance",
                        null);
            } catch (RuntimeException e) {
                LOG.error("Person {} was not told of credit that was granted", taker.person(), e);
            }
        });
    }

    private static String subject(Target target) {
        return switch (target) {
            case Target.OfCircle of -> "circle:" + of.circle();
            case Target.OfStudent of -> "person:" + of.student();
            case Target.EachStudent of -> "students of circle:" + of.course();
            case Target.OfPerson of -> "person:" + of.person();
        };
    }

    private static @org.jspecify.annotations.Nullable String words(Grant grant) {
        var reason = grant.reason().strip();
        return reason.isEmpty() ? null : reason;
    }
}
