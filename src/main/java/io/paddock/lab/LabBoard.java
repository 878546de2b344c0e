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
        return lab(row, LabLife.ended(row.state()) ? Optional.empty() : capacity.lease(row.holder()));
    }

    /** Several at once, with one look at the leases, where any of them may have one. */
    List<Lab> labs(List<LabRecord> rows) {
        Map<HolderId, Lease> leases = rows.stream().allMatch(row -> LabLife.ended(row.state()))
                ? Map.of()
                : capacity.leases().stream().collect(Collectors.toMap(Lease::holder, Function.identity()));
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

    /** Says at which places labs wait by now, to those whose place is another one than was said. */
    synchronized void notePlaces() {
        // read under the lock, so that what is said last is true whatever order the news of several changes comes in
        Map<HolderId, Integer> places = capacity.places();
        if (places.isEmpty()) {
            return;
        }
        rows.waiting().forEach(row -> notePlace(row, places.get(row.holder())));
    }

    /** Says at which place one lab waits by now. */
    synchronized void notePlace(LabId id) {
        rows.find(id)
                .filter(row -> row.state() == LabState.WAITING)
                .ifPresent(row -> notePlace(row, capacity.places().get(row.holder())));
    }

    /** Whoever has no place has just been granted one. */
    private void notePlace(LabRecord row, @Nullable Integer place) {
        Note note = new Note(Message.of("lab.stage.waiting"), null, place);
        if (place != null && !note.equals(notes.put(row.id(), note))) {
            tell(lab(row, Optional.empty()));
        }
    }

    /** Tells others of a change that is neither of state nor of stage: another end. */
    synchronized void tell(LabId id) {
        rows.find(id).map(this::lab).ifPresent(this::tell);
    }

    private void tell(Lab changed) {
        teller.execute(() -> events.publishEvent(new LabChanged(changed)));
    }

    void tell(LabMemoryExhausted event) {
        teller.execute(() -> events.publishEvent(event));
    }

    @Override
    public void destroy() {
        teller.shutdown();
    }
}
