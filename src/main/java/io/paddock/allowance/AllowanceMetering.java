package io.paddock.allowance;

import io.paddock.account.Access;
import io.paddock.account.CircleId;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ledger's side of running labs: sets minutes aside, charges those that were begun, gives back the rest.
 *
 * <p>Called by the module that runs labs, for people whose rights it has checked.
 */
@Service
public class AllowanceMetering {

    /** What is given back when the platform ends a lab by a fault of its own: about as much as was lost with it. */
    public static final int REFUNDED_MINUTES = 15;

    private final Ledger ledger;
    private final Lineage lineage;
    private final Access access;
    private final AllowanceSettings settings;

    AllowanceMetering(Ledger ledger, Lineage lineage, Access access, AllowanceSettings settings) {
        this.ledger = ledger;
        this.lineage = lineage;
        this.access = access;
        this.settings = settings;
    }

    /** The class of that name, with what a minute of it costs. */
    public ComputeClass computeClass(String name) {
        return settings.computeClass(name);
    }

    /** Whether a person may use an environment of this class in this course now. */
    @Transactional(readOnly = true)
    public Funding funding(UserId person, CircleId course, ComputeClass computeClass) {
        if (computeClass.free() || !ledger.metered(lineage.institution(course))) {
            return new Funding.Free();
        }
        int minutes = Tranche.minutes(sources(person, course), computeClass);
        if (minutes > 0) {
            return new Funding.Enough(minutes);
        }
        return new Funding.Lacking(
                Message.of(staff(person, course) ? "allowance.lacking.course" : "allowance.lacking.student"));
    }

    /** Sees to it that at least the next minute is set aside; a whole tranche at a time. Without a minute held it is over. */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public Standing hold(AttachmentId attachment, UserId person, CircleId course, ComputeClass computeClass) {
        long hold = ledger.open(AccountOwner.hold(attachment, course, person));
        var sources = sources(person, course);
        var ids = new ArrayList<>(sources.stream().map(LedgerAccount::id).toList());
        ids.add(hold);
        var locked = new HashMap<Long, LedgerAccount>();
        ledger.lock(ids).forEach(account -> locked.put(account.id(), account));
        var current = sources.stream()
                .map(source -> locked.getOrDefault(source.id(), source))
                .toList();
        int held = computeClass.minutes(locked.getOrDefault(hold, empty(hold)).balance());
        int behind = Tranche.minutes(current, computeClass);
        Optional<Tranche> next =
                held > 0 ? Optional.empty() : Tranche.next(current, computeClass, settings.trancheMinutes());
        if (next.isEmpty()) {
            return new Standing(held, behind);
        }
        ledger.post(List.of(Posting.hold(next.get().source(), hold, next.get().amount(), attachment)));
        int taken = computeClass.minutes(next.get().amount());
        return new Standing(held + taken, behind - taken);
    }

    /** How long a lab can go on, without setting anything aside. */
    @Transactional(readOnly = true)
    public Standing standing(AttachmentId attachment, UserId person, CircleId course, ComputeClass computeClass) {
        var held = ledger.hold(attachment).map(LedgerAccount::balance).orElse(Credits.NONE);
        return new Standing(computeClass.minutes(held), Tranche.minutes(sources(person, course), computeClass));
    }

    /** Charges minutes that were begun, within the caller's transaction, which writes down that they were counted. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void charge(List<Tick> ticks) {
        var holds = new HashMap<Long, Long>();
        ledger.holds(ticks.stream().map(Tick::attachment).distinct().toList())
                .forEach(hold -> holds.put(hold.owner().attachment(), hold.id()));
        long usage = ledger.open(AccountOwner.USAGE);
        ledger.post(ticks.stream()
                .map(tick -> Posting.charge(
                        holds.getOrDefault(tick.attachment().value(), 0L),
                        usage,
                        tick.cost(),
                        tick.attachment(),
                        tick.minute()))
                // in the order of accounts, so that two transactions never wait for each other
                .sorted(Comparator.comparingLong(Posting::from))
                .toList());
    }

    /**
     * Ends a lab's account: what is left of it goes back. Doing it twice changes nothing.
     *
     * @param fault why the last minutes are given back too, a key of the message bundles
     */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public void settle(AttachmentId attachment, Optional<String> fault) {
        var found = ledger.hold(attachment);
        if (found.isEmpty()) {
            return;
        }
        var ids = new ArrayList<>(
                ledger.tranches(attachment).stream().map(Tranche::source).toList());
        ids.add(found.get().id());
        var hold = ledger.lock(ids).stream()
                .filter(account -> account.id() == found.get().id())
                .findFirst()
                .orElseThrow();
        var tranches = ledger.tranches(attachment);
        if (tranches.isEmpty()) {
            return;
        }
        var postings = new ArrayList<Posting>();
        for (var back : Tranche.release(tranches, hold.balance())) {
            postings.add(Posting.release(hold.id(), back.source(), back.amount(), attachment));
        }
        fault.filter(_ -> !ledger.posted("refund:" + attachment)).ifPresent(reason -> {
            var charged = ledger.charged(attachment, REFUNDED_MINUTES);
            if (charged.milli() > 0) {
                postings.add(Posting.refund(
                        ledger.open(AccountOwner.USAGE), tranches.getFirst().source(), charged, attachment, reason));
            }
        });
        ledger.post(postings);
    }

    /** Labs for which something is set aside. */
    @Transactional(readOnly = true)
    public List<AttachmentId> held() {
        return ledger.openHolds().stream()
                .map(hold -> new AttachmentId(hold.owner().attachment()))
                .toList();
    }

    /** Staff draw on the course; students on what is theirs there, the course's pool where it is open, then their own. */
    private List<LedgerAccount> sources(UserId person, CircleId course) {
        var pool = ledger.find(AccountOwner.circle(course));
        if (staff(person, course)) {
            return pool.stream().toList();
        }
        var sources = new ArrayList<LedgerAccount>();
        ledger.find(AccountOwner.member(course, person)).ifPresent(sources::add);
        pool.filter(LedgerAccount::pool).ifPresent(sources::add);
        ledger.find(AccountOwner.person(person)).ifPresent(sources::add);
        return sources;
    }

    private boolean staff(UserId person, CircleId course) {
        return access.has(person, course, Role.READERS);
    }

    private static LedgerAccount empty(long id) {
        return new LedgerAccount(id, new AccountOwner(AccountKind.HOLD, 0, 0, 0), Credits.NONE, Credits.NONE, false);
    }
}
