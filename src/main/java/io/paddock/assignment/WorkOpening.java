package io.paddock.assignment;

import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import io.paddock.lab.LabRequest;
import io.paddock.notebook.NotebookService;
import io.paddock.notebook.NotebookSource;
import java.time.Clock;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Opens assignments: one notebook for each person, however many tabs ask at the same time.
 *
 * <p>The row is written before the notebook is made, so that of two who open at once the second waits for the first.
 */
@Component
class WorkOpening {

    private final AssignmentLibrary library;
    private final SubmissionRows rows;
    private final NotebookService notebooks;
    private final TransactionOperations transactions;
    private final Clock clock;

    WorkOpening(
            AssignmentLibrary library,
            SubmissionRows rows,
            NotebookService notebooks,
            TransactionOperations transactions,
            Clock clock) {
        this.library = library;
        this.rows = rows;
        this.notebooks = notebooks;
        this.transactions = transactions;
        this.clock = clock;
    }

    AssignmentWork open(UserId person, Assignment assignment, Language language) {
        var existing = rows.work(assignment.id(), person);
        if (existing.isPresent()) {
            // files, environment and memory are the assignment's of now; the version that is worked on stays
            notebooks.setLab(person, existing.get().notebook(), labRequest(person, assignment));
            return existing.get();
        }
        try {
            transactions.executeWithoutResult(status -> begin(person, assignment, language));
        } catch (DataIntegrityViolationException somebodyWasFirst) {
            return rows.work(assignment.id(), person).orElseThrow(() -> somebodyWasFirst);
        }
        return rows.work(assignment.id(), person).orElseThrow();
    }

    private void begin(UserId person, Assignment assignment, Language language) {
        var version = library.version(assignment.id(), language);
        var work = rows.insertWork(assignment.id(), version, person, clock.instant());
        var given = library.material(assignment, version).given();
        rows.attach(
                work,
                notebooks.create(
                        person,
                        new NotebookSource(
                                assignment.title().in(language), given.file(), labRequest(person, assignment))));
    }

    private static LabRequest labRequest(UserId person, Assignment assignment) {
        return new LabRequest(
                person,
                assignment.circle(),
                assignment.environment(),
                assignment.need(),
                assignment.egress(),
                assignment.course() + "/" + assignment.name(),
                assignment.dataFolder());
    }
}
