package io.paddock.grading;

import io.paddock.assignment.Assignment;
import io.paddock.assignment.AssignmentService;
import io.paddock.assignment.GradingMaterial;
import io.paddock.assignment.GradingMaterials;
import io.paddock.assignment.Submission;
import io.paddock.assignment.sheet.Repair;
import io.paddock.assignment.sheet.Sheet;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.grading.RunOutcome.Later;
import io.paddock.grading.RunOutcome.Reported;
import io.paddock.grading.RunReport.Flag;
import io.paddock.grading.RunReport.Test;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Does one job after the other: takes what was handed in, repairs it, has it run, and stores what was found. */
@Component
class GradingWorker {

    private static final Logger LOG = LoggerFactory.getLogger(GradingWorker.class);
    private static final int MOST_TRIES = 3;
    /** Why a run waits that was broken off or ran out of memory: by the student's code, perhaps, and so of no account to attempts. */
    static final Message FLAGGED = Message.of("grading.later.flagged");

    private final GradingQueue queue;
    private final GradeRows grades;
    private final NotebookRuns runs;
    private final AssignmentService assignments;
    private final GradingMaterials materials;
    private final GradingSettings settings;
    private final GradingNews news;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transactions;

    GradingWorker(
            GradingQueue queue,
            GradeRows grades,
            NotebookRuns runs,
            AssignmentService assignments,
            GradingMaterials materials,
            GradingSettings settings,
            GradingNews news,
            ApplicationEventPublisher events,
            TransactionOperations transactions) {
        this.queue = queue;
        this.grades = grades;
        this.runs = runs;
        this.assignments = assignments;
        this.materials = materials;
        this.settings = settings;
        this.news = news;
        this.events = events;
        this.transactions = transactions;
    }

    /** Whether there was something to do. */
    boolean workOnce() {
        if (queue.giveUpChecks(settings.checkLimit(), Message.of("grading.check.waited-too-long")) > 0) {
            news.changed();
        }
        var taken = queue.take();
        taken.ifPresent(this::work);
        return taken.isPresent();
    }

    /** One that fails never stops the others. */
    private void work(GradingJob job) {
        news.changed();
        try {
            if (job.submission() == null) {
                check(job);
            } else {
                grade(job);
            }
        } catch (Refusal refusal) {
            // it would be refused again
            LOG.warn("Grading job {} was refused", job.id(), refusal);
            queue.failed(job, refusal.reason());
        } catch (RuntimeException e) {
            LOG.error("Grading job {} failed", job.id(), e);
            if (job.tries() + 1 < MOST_TRIES) {
                queue.later(job, Message.of("grading.later.again"), settings.retryPause());
            } else {
                queue.failed(job, Message.of("grading.failed"));
            }
        }
        news.changed();
    }

    private void check(GradingJob job) {
        var work = assignments.work(job.person(), job.assignment()).orElseThrow();
        var material = materials.of(work);
        var repaired = Repair.of(material.given(), material.given(), Sheet.read(queue.content(job)));
        var asked = new RunAsked(material.assignment(), repaired.sheet(), repaired.notes(), null, false, null);
        finish(job, runs.run(asked), report -> queue.done(job, report));
    }

    private void grade(GradingJob job) {
        var id = Objects.requireNonNull(job.submission());
        var material = materials.of(id);
        var reference = reference(job, material);
        if (reference.isEmpty()) {
            return;
        }
        var submission = assignments.submission(job.person(), id);
        var repaired = Repair.of(material.source(), material.given(), Sheet.read(materials.content(id)));
        var asked = new RunAsked(
                material.assignment(),
                repaired.sheet(),
                repaired.notes(),
                reference.get().twins(),
                true,
                submission.imageDigest());
        finish(job, runs.run(asked), report -> store(job, material.assignment(), submission, report));
    }

    /** The teacher's own solution runs first, once for each version; empty where that has to wait. */
    private Optional<Reference> reference(GradingJob job, GradingMaterial material) {
        var known = grades.reference(material.version());
        if (known.isPresent()) {
            return known;
        }
        var outcome = runs.run(new RunAsked(material.assignment(), material.source(), List.of(), null, true, null));
        return switch (outcome) {
            case Later later -> {
                queue.postpone(job, later.reason(), settings.retryPause());
                yield Optional.empty();
            }
            case Reported(RunReport report)
            when report.flag() != Flag.NONE ->
                throw new IllegalStateException("the solution of assignment "
                        + material.assignment().id() + " could not be run: " + report.flag());
            case Reported(RunReport report) -> {
                var reference = new Reference(
                        report.tests().stream().collect(Collectors.toMap(Test::name, Test::twins)),
                        report.tests().stream()
                                .filter(test -> test.status() != TestStatus.PASSED)
                                .map(Test::name)
                                .toList());
                grades.store(material.version(), reference);
                yield Optional.of(reference);
            }
        };
    }

    private void finish(GradingJob job, RunOutcome outcome, Consumer<RunReport> done) {
        switch (outcome) {
            case Later later -> queue.postpone(job, later.reason(), settings.retryPause());
            // a machine that is short of memory does this, too: twice before anybody is suspected
            case Reported(RunReport report)
            when report.flag() != Flag.NONE && !FLAGGED.equals(job.reason()) && job.tries() < MOST_TRIES ->
                queue.later(job, FLAGGED, settings.retryPause());
            case Reported(RunReport report) -> done.accept(report);
        }
    }

    /** What its student could see before is told anew. */
    private void store(GradingJob job, Assignment assignment, Submission submission, RunReport report) {
        var stored = Boolean.TRUE.equals(transactions.execute(status -> {
            var kept = queue.done(job, report);
            if (kept) {
                grades.store(submission.id(), report);
            }
            return kept;
        }));
        if (stored && grades.released(List.of(submission.id())).contains(submission.id())) {
            events.publishEvent(new GradeAwarded(assignment, submission));
        }
    }
}
