package io.paddock.allowance;

import io.paddock.account.CircleId;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleService;
import io.paddock.account.DemoPeople;
import io.paddock.account.Membership;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Gives the demo's institution, courses and students credit, once, so that there is something to see going down. */
@Component
@ConditionalOnBooleanProperty("paddock.demo")
class DemoAllowance {

    private static final Credits INSTITUTION = Credits.of(100_000);
    private static final Credits DEPARTMENT = Credits.of(40_000);
    private static final Credits COURSE = Credits.of(12_000);
    private static final Credits STUDENT = Credits.of(600);

    private final Ledger ledger;
    private final CircleService circles;
    private final TransactionOperations transaction;
    private volatile @Nullable DemoPeople people;

    DemoAllowance(Ledger ledger, CircleService circles, TransactionOperations transaction) {
        this.ledger = ledger;
        this.circles = circles;
        this.transaction = transaction;
    }

    @EventListener
    void on(DemoPeople demo) {
        people = demo;
    }

    /** By now courses have their places and students. */
    @EventListener(ApplicationReadyEvent.class)
    void grant() {
        var demo = people;
        if (demo != null) {
            transaction.executeWithoutResult(_ -> grant(demo));
        }
    }

    private void grant(DemoPeople demo) {
        var institution = demo.institution().id();
        once("institution", AccountOwner.ISSUE, AccountOwner.circle(institution), INSTITUTION, demo.admin());
        var department = demo.department().id();
        once("department", AccountOwner.circle(institution), AccountOwner.circle(department), DEPARTMENT, demo.admin());
        for (var course : circles.children(department, CircleKind.COURSE)) {
            var account = AccountOwner.circle(course.id());
            if (once("course:" + course.id(), AccountOwner.circle(department), account, COURSE, demo.admin())) {
                // whoever joins later can begin at once
                ledger.setPool(ledger.open(account), true);
            }
            students(demo.admin(), course.id())
                    .forEach(student -> once(
                            "student:" + course.id() + ":" + student,
                            account,
                            AccountOwner.member(course.id(), student),
                            STUDENT,
                            demo.admin()));
        }
    }

    private List<UserId> students(UserId admin, CircleId course) {
        return circles.members(admin, course).stream()
                .filter(member -> member.role() == Role.STUDENT)
                .map(Membership::person)
                .toList();
    }

    /** False where it was given before; where the demo has been used up, the rest is left as it is. */
    private boolean once(String key, AccountOwner from, AccountOwner to, Credits amount, UserId actor) {
        if (ledger.posted("demo:" + key)) {
            return false;
        }
        var giver = ledger.lock(ledger.open(from));
        if (!from.equals(AccountOwner.ISSUE) && giver.available().compareTo(amount) < 0) {
            return false;
        }
        ledger.post(List.of(
                Posting.given(PostingKind.GRANT, giver.id(), ledger.open(to), amount, actor, "demo:" + key, null)));
        return true;
    }
}
