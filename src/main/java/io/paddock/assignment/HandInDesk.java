package io.paddock.assignment;

import io.paddock.assignment.Dates.Timing;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.lab.LabImages;
import io.paddock.notebook.NotebookService;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes work in. There is a receipt only once everything is stored. */
@Component
class HandInDesk {

    private final SubmissionRows rows;
    private final NotebookService notebooks;
    private final HandInTerms terms;
    private final HandInFaults faults;
    private final LabImages images;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transactions;
    private final Clock clock;

    HandInDesk(
            SubmissionRows rows,
            NotebookService notebooks,
            HandInTerms terms,
            HandInFaults faults,
            LabImages images,
            ApplicationEventPublisher events,
            TransactionOperations transactions,
            Clock clock) {
        this.rows = rows;
        this.notebooks = notebooks;
        this.terms = terms;
        this.faults = faults;
        this.images = images;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    HandIn take(Assignment assignment, AssignmentWork work) {
        var receivedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var dates = terms.dates(work.person(), assignment);
        var timing = dates.at(receivedAt);
        requireOpen(dates, timing, receivedAt);
        var content = notebooks.download(work.person(), work.notebook());
        return Objects.requireNonNull(
                transactions.execute(status -> store(assignment, work, receivedAt, timing == Timing.LATE, content)));
    }

    static void requireOpen(Dates dates, Timing timing, Instant at) {
        if (timing == Timing.TOO_EARLY) {
            throw new Refusal(Message.of("assignment.refused.not-open", Objects.requireNonNull(dates.opens())));
        }
        if (timing == Timing.TOO_LATE) {
            throw new Refusal(Message.of("assignment.refused.closed", Objects.requireNonNull(dates.closes()), at));
        }
    }

    /** The same file again, from another tab or after a lost answer, gets the receipt that it has. */
    private HandIn store(Assignment assignment, AssignmentWork work, Instant receivedAt, boolean late, byte[] content) {
        rows.lock(work.id());
        var sha256 = Sha256.of(content);
        var last = rows.last(work.id());
        if (last.isPresent() && last.get().sha256().equals(sha256)) {
            return new HandIn(last.get(), true);
        }
        var number = last.map(Submission::number).orElse(0) + 1;
        var most = assignment.rules().attempts();
        if (most != null && number > most && number - faults.ungraded(assignment.id(), work.person()) > most) {
            throw new Refusal(Message.of("assignment.refused.no-attempts", most));
        }
        var digest = images.status(assignment.environment()).digest();
        var id = rows.insert(work.id(), number, receivedAt, late, sha256, content, digest);
        var submission = rows.find(id).orElseThrow();
        events.publishEvent(new SubmissionReceived(assignment, submission));
        return new HandIn(submission, false);
    }
}
