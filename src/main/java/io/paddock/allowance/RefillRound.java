package io.paddock.allowance;

import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import io.paddock.base.language.LanguageSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills up what is due, and lets lapse what is over; each course in one transaction, each refill once. */
@Component
class RefillRound {

    private static final Logger LOG = LoggerFactory.getLogger(RefillRound.class);

    private final RefillRows rows;
    private final Ledger ledger;
    private final CourseStudents students;
    private final AllowanceAccess access;
    private final TransactionTemplate transaction;
    private final ZoneId zone;
    private final Clock clock;

    RefillRound(
            RefillRows rows,
            Ledger ledger,
            CourseStudents students,
            AllowanceAccess access,
            PlatformTransactionManager transactions,
            LanguageSettings settings,
            Clock clock) {
        this.rows = rows;
        this.ledger = ledger;
        this.students = students;
        this.access = access;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        this.zone = settings.zone();
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 30_000, initialDelay = 10_000)
    void tick() {
        var now = clock.instant();
        for (var course : rows.due(now)) {
            try {
                rows.find(course).ifPresent(row -> {
                    var givenTo = access.mayGiveToStudents(row.setBy(), course)
                            ? Optional.of(students.of(row.setBy(), course))
                            : Optional.<List<UserId>>empty();
                    transaction.executeWithoutResult(_ -> turn(row, givenTo, now));
                });
            } catch (RuntimeException e) {
                // one course's trouble costs the others nothing; it is tried again with the next tick
                LOG.warn("The allowances of course {} were not filled up", course, e);
            }
        }
    }

    /** @param givenTo empty where whoever set it may give no more: then it waits for somebody to set it again */
    private void turn(RefillRows.Row seen, Optional<List<UserId>> givenTo, Instant now) {
        var course = seen.course();
        var row = rows.lock(course).filter(locked -> locked.setBy().equals(seen.setBy()));
        if (row.isEmpty()) {
            return;
        }
        var refill = row.get().refill();
        if (refill.ends() != null && !refill.ends().isAfter(now)) {
            var accounts = ledger.lock(ledger.members(course));
            ledger.post(RefillPlan.lapse(
                    accounts,
                    ledger.open(AccountOwner.ISSUE),
                    "lapse:" + course + ":" + refill.ends().getEpochSecond()));
            accounts.forEach(RefillRound.this::levelFloor);
            rows.delete(course);
        } else if (givenTo.isPresent()
                && refill.next() != null
                && !refill.next().isAfter(now)) {
            fill(course, givenTo.get(), refill, refill.next(), now);
        }
    }

    private void fill(CircleId course, List<UserId> those, Refill refill, Instant due, Instant now) {
        long giver = ledger.open(AccountOwner.circle(course));
        var ids = new ArrayList<Long>();
        those.forEach(student -> ids.add(ledger.open(AccountOwner.member(course, student))));
        ids.add(giver);
        var locked = ledger.lock(ids);
        var from = locked.stream()
                .filter(account -> account.id() == giver)
                .findFirst()
                .orElseThrow();
        var takers = locked.stream().filter(account -> account.id() != giver).toList();
        var planned = RefillPlan.fill(
                from, takers, ledger.heldFrom(course), refill.level(), "refill:" + course + ":" + due.getEpochSecond());
        ledger.post(planned.postings());
        ledger.lock(takers.stream().map(LedgerAccount::id).toList()).forEach(this::levelFloor);
        rows.happened(course, refill.after(now, zone), planned.isShort());
    }

    /** An advance is over with the refill; what could not be repaid stays owed. */
    private void levelFloor(LedgerAccount account) {
        if (account.lowest().milli() < 0) {
            ledger.setLowest(
                    account.id(), new Credits(Math.min(0, account.balance().milli())));
        }
    }
}
