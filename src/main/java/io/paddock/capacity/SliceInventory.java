package io.paddock.capacity;

import io.paddock.account.Access;
import io.paddock.account.AccessDenied;
import io.paddock.account.Audit;
import io.paddock.account.CircleService;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** The devices of the nodes: what was found, what the settings name, what has gone. */
@Service
public class SliceInventory {

    private static final Logger LOG = LoggerFactory.getLogger(SliceInventory.class);

    private final SliceRows slices;
    private final LeaseRows leases;
    private final LeaseQueue queue;
    private final Decisions decisions;
    private final CapacitySettings settings;
    private final Access access;
    private final CircleService circles;
    private final Audit audit;
    private final Clock clock;

    SliceInventory(
            SliceRows slices,
            LeaseRows leases,
            LeaseQueue queue,
            Decisions decisions,
            CapacitySettings settings,
            Access access,
            CircleService circles,
            Audit audit,
            Clock clock) {
        this.slices = slices;
        this.leases = leases;
        this.queue = queue;
        this.decisions = decisions;
        this.settings = settings;
        this.access = access;
        this.circles = circles;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Says which devices a node shows now; those of the settings come on top. Called by whoever looks at nodes.
     *
     * <p>A slice that is not among them any longer is lost: whoever has it is told ({@link SliceLost}), nobody is moved.
     *
     * @param found empty where nobody could look yet: then nothing is lost, and whoever asks for a slice waits
     */
    public void report(String node, Optional<List<Slice>> found) {
        Map<String, Slice> there = present(node, found.orElse(List.of()));
        decisions.decide(told -> {
            if (found.isPresent()) {
                queue.looks().put(node, Node.Look.DONE);
            }
            Instant now = clock.instant();
            there.values().forEach(slice -> slices.seen(slice, now));
            if (found.isPresent()) {
                slices.all().stream()
                        .filter(slice -> slice.node().equals(node)
                                && slice.state() != Slice.State.LOST
                                && !there.containsKey(slice.device()))
                        .forEach(slice -> lose(slice, now, told));
            }
            return true;
        });
    }

    /** Says that a node's devices cannot be looked at: what is known of them holds, and nobody waits for more. */
    public void reportUnreadable(String node) {
        decisions.decide(_ -> {
            queue.looks().put(node, Node.Look.FAILED);
            return true;
        });
    }

    private Map<String, Slice> present(String node, List<Slice> found) {
        var all = new ArrayList<>(found);
        all.addAll(settings.slicesOf(node));
        return all.stream().collect(Collectors.toMap(Slice::device, Function.identity(), (one, _) -> one));
    }

    private void lose(Slice slice, Instant now, List<Object> told) {
        LOG.warn("Slice {} of {} has gone", slice.device(), slice.node());
        slices.lost(slice.device(), now);
        leases.live().stream()
                .filter(lease -> slice.device().equals(lease.slice()))
                .forEach(lease -> told.add(new SliceLost(lease)));
    }

    /** Whether a lease's slice has gone. */
    public boolean lost(Lease lease) {
        return lease.slice() != null
                && slices.find(lease.slice())
                        .filter(slice -> slice.state() == Slice.State.LOST)
                        .isPresent();
    }

    /** How many slices can carry the need, and how many of them are free. */
    public SliceCount count(SliceNeed need) {
        List<Slice> fitting =
                slices.all().stream().filter(slice -> slice.carries(need)).toList();
        Set<String> taken = leases.live().stream()
                .filter(lease -> lease.slice() != null)
                .map(lease -> lease.slice())
                .collect(Collectors.toSet());
        long free = fitting.stream()
                .filter(slice -> !taken.contains(slice.device()))
                .count();
        return new SliceCount((int) free, fitting.size());
    }

    /** Free slices among those that could carry a need. */
    public record SliceCount(int free, int total) {}

    public boolean mayDrain(UserId actor) {
        return access.isPlatformAdmin(actor)
                || circles.institutions().stream()
                        .anyMatch(institution ->
                                access.has(actor, institution.id(), Role.INSTITUTION_ADMIN, Role.PLATFORM_ADMIN));
    }

    /** Takes a slice out of use, or back into it; for administrators. Whoever has it may finish. */
    public void drain(UserId actor, String device, boolean drained) {
        if (!mayDrain(actor)) {
            throw new AccessDenied(actor, "administrator, to drain a slice");
        }
        decisions.decide(_ -> {
            slices.drain(device, drained);
            return true;
        });
        audit.record(actor, drained ? "capacity.drained" : "capacity.undrained", "slice:" + device, null, Map.of());
    }
}
