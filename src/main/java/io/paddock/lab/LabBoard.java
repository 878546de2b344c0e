package io.paddock.lab;

import io.paddock.base.language.Message;
import io.paddock.capacity.CapacityService;
import io.paddock.capacity.HolderId;
import io.paddock.capacity.Lease;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What labs look like to others, and the telling of every change, in order. */
@Component
class LabBoard implements DisposableBean {

    /** What is said of a lab besides its row; gone after a restart, and then said anew by whoever goes on with it. */
    private record Note(
            Message stage,
            @Nullable Integer percent,
            @Nullable Integer place) {}

    private final LabRows rows;
    private final CapacityService capacity;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Map<LabId, Note> notes = new ConcurrentHashMap<>();
    private final ExecutorService teller = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("lab-changes").factory());

    LabBoard(LabRows rows, CapacityService capacity, Clock clock, ApplicationEventPublisher events) {
        this.rows = rows;
        this.capacity = capacity;
        this.clock = clock;
        this.events = events;
    }

    Lab lab(LabRecord row) {
        return lab(row, capacity.lease(row.holder()));
    }

    /** Several at once, with one look at the leases. */
    List<Lab> labs(List<LabRecord> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<HolderId, Lease> leases =
                capacity.leases().stream().collect(Collectors.toMap(Lease::holder, Function.identity()));
        return rows.stream()
                .map(row -> lab(row, Optional.ofNullable(leases.get(row.holder()))))
                .toList();
    }

    private Lab lab(LabRecord row, Optional<Lease> lease) {
        Note note = notes.get(row.id());
        boolean ended = LabLife.ended(row.state());
        Message stage = row.ending() != null && ended
                ? row.ending()
                : note != null
                        ? note.stage()
                        : Message.of("lab.stage." + row.state().name().toLowerCase(java.util.Locale.ROOT));
        return new Lab(
                row.id(),
                row.owner(),
                row.course(),
                row.environment(),
                row.need(),
                row.state(),
                stage,
                ended || note == null ? null : note.percent(),
                row.state() == LabState.WAITING && note != null ? note.place() : null,
                row.imageDigest(),
                ended ? null : lease.map(Lease::endsAt).orElse(null));
    }

    /**
     * Moves a lab to a state and tells everybody.
     *
     * @param stage what is said of it now; why it ended, for a final state
     * @return false where it was not in the state that it is moved from, or may not go there
     */
    synchronized boolean move(LabId id, LabState from, LabState to, Message stage) {
        if (!LabLife.allows(from, to)) {
            throw new IllegalStateException("lab " + id + " cannot go from " + from + " to " + to);
        }
        boolean ends = LabLife.ended(to);
        if (!rows.move(id, from, to, ends || to == LabState.STOPPING ? stage : null, clock.instant())) {
            return false;
        }
        if (ends) {
            notes.remove(id);
        } else {
            notes.put(id, new Note(stage, null, null));
        }
        tell(id);
        return true;
    }

    /** Says what is happening, without a change of state; told only when it is news. */
    synchronized void note(LabId id, Message stage, @Nullable Integer percent, @Nullable Integer place) {
        Note note = new Note(stage, percent, place);
        if (!note.equals(notes.put(id, note))) {
            tell(id);
        }
    }

    /** Tells others of a change that is neither of state nor of stage: another end. */
    synchronized void tell(LabId id) {
        Optional<Lab> lab = rows.find(id).map(this::lab);
        lab.ifPresent(changed -> teller.execute(() -> events.publishEvent(new LabChanged(changed))));
    }

    void tell(LabMemoryExhausted event) {
        teller.execute(() -> events.publishEvent(event));
    }

    @Override
    public void destroy() {
        teller.shutdown();
    }
}
