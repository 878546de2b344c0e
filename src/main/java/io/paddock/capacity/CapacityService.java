package io.paddock.capacity;

import io.paddock.account.Access;
import io.paddock.account.AccessDenied;
import io.paddock.account.CircleService;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

/**
 * Hands out what the nodes can carry: leases with an end, first come first served.
 *
 * <p>Called by whoever runs things on nodes, on behalf of people whose rights it has checked; what people look at
 * themselves takes the person who looks. Each call decides in a transaction of its own, one after the other; events
 * ({@link LeaseGranted}, {@link LeaseMustYield}, {@link LeaseRefused}, {@link QueueMoved}) are published on the calling
 * thread after it has been committed.
 */
@Service
@EnableConfigurationProperties(CapacitySettings.class)
public class CapacityService {

    private final LeaseRows rows;
    private final CapacitySettings settings;
    private final Clock clock;
    private final Decisions decisions;
    private final Access access;
    private final CircleService circles;
    private final LeaseQueue queue;

    CapacityService(
            LeaseRows rows,
            LeaseQueue queue,
            Decisions decisions,
            CapacitySettings settings,
            Clock clock,
            Access access,
            CircleService circles) {
        this.rows = rows;
        this.queue = queue;
        this.settings = settings;
        this.clock = clock;
        this.decisions = decisions;
        this.access = access;
        this.circles = circles;
    }

    /** Says that a node is there, and its size; may let some of those start who wait. */
    public void report(String name, int cpus, long memoryBytes) {
        queue.nodes().put(name, settings.node(name, cpus, memoryBytes));
        decisions.decide(_ -> true);
    }

    /** Asks for capacity. Asking twice for one holder gives the same lease or the same place. */
    public Admission ask(Ask ask) {
        return decisions.decide(changes -> {
            Optional<Lease> held = rows.live(ask.holder());
            if (held.isPresent()) {
                return new Admission.Granted(held.get().node(), held.get().slice());
            }
            List<Ask> waiting = rows.queue();
            int place = LeaseQueue.placeOf(ask.holder(), waiting);
            List<Ask> before = place < 0 ? waiting : waiting.subList(0, place);
            Admission admission = queue.evaluate(ask, before);
            if (admission instanceof Admission.Granted granted) {
                rows.dequeue(ask.holder());
                rows.insert(queue.lease(ask, granted));
            } else if (admission instanceof Admission.Waiting && place < 0) {
                rows.enqueue(ask, clock.instant());
            }
            return admission;
        });
    }

    /** The lease of a holder, while it lives. */
    public Optional<Lease> lease(HolderId holder) {
        return rows.live(holder);
    }

    /** How long somebody still has to wait; empty for those who do not wait. */
    public Optional<Admission.Waiting> waiting(HolderId holder) {
        List<Ask> asks = rows.queue();
        int place = LeaseQueue.placeOf(holder, asks);
        return place >= 0
                        && queue.evaluate(asks.get(place), asks.subList(0, place)) instanceof Admission.Waiting waiting
                ? Optional.of(waiting)
                : Optional.empty();
    }

    /** Where each of those who wait stands among those who want the same class of slice, from 1. */
    public Map<HolderId, Integer> places() {
        return queue.places();
    }

    /** Starts a lease's time anew: what was granted can be used from now on. */
    public Lease begin(HolderId holder) {
        return move(holder, _ -> {
            Instant now = clock.instant();
            rows.setEnd(holder, now.plus(settings.lease()), now.plus(settings.longestLease()));
        });
    }

    /** Moves a lease's end to its usual length from now. */
    public Lease extend(HolderId holder) {
        return move(holder, lease -> {
            Instant wanted = clock.instant().plus(settings.lease());
            Instant end = wanted.isBefore(lease.longestUntil()) ? wanted : lease.longestUntil();
            if (!end.isAfter(lease.endsAt())) {
                throw new Refusal(Message.of("capacity.extend.longest", lease.longestUntil()));
            }
            rows.setEnd(holder, end, lease.longestUntil());
        });
    }

    /** Somebody needs now what was granted ahead of need. False where it had to give way already. */
    public boolean makeFirm(HolderId holder) {
        return decisions.decide(_ -> {
            rows.makeFirm(holder);
            return rows.live(holder).filter(lease -> !lease.ahead()).isPresent();
        });
    }

    /** Ends a lease or leaves the queue, and lets start who can. Nothing to release is no error. */
    public void release(HolderId holder) {
        decisions.decide(_ -> rows.end(holder, clock.instant()) | rows.dequeue(holder));
    }

    /** All leases that live. */
    public List<Lease> leases() {
        return rows.live();
    }

    /** Whether somebody may see {@link #load}. */
    public boolean mayLook(UserId actor) {
        return access.isPlatformAdmin(actor)
                || circles.institutions().stream()
                        .anyMatch(institution -> access.has(
                                actor, institution.id(), Role.INSTITUTION_ADMIN, Role.PLATFORM_ADMIN, Role.AUDITOR));
    }

    /** What is handed out where, for administrators. */
    public List<NodeLoad> load(UserId actor) {
        if (!mayLook(actor)) {
            throw new AccessDenied(actor, "administrator, to see the load of nodes");
        }
        List<Lease> leases = rows.live();
        int waiting = rows.queue().size();
        return queue.equipped().stream()
                .map(node -> new NodeLoad(
                        node,
                        leases.stream()
                                .filter(lease -> lease.node().equals(node.name()))
                                .toList(),
                        waiting))
                .toList();
    }

    /** Those who wait, first come first, for administrators. */
    public List<Ask> waiting(UserId actor) {
        if (!mayLook(actor)) {
            throw new AccessDenied(actor, "administrator, to see who waits");
        }
        return rows.queue();
    }

    private Lease move(HolderId holder, Consumer<Lease> change) {
        return decisions.decide(_ -> {
            change.accept(required(holder));
            return required(holder);
        });
    }

    private Lease required(HolderId holder) {
        return rows.live(holder).orElseThrow(() -> new Refusal(Message.of("capacity.lease.over")));
    }
}
