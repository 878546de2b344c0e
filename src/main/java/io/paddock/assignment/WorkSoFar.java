package io.paddock.assignment;

import io.paddock.account.UserId;
import io.paddock.assignment.sheet.Changes;
import io.paddock.assignment.sheet.Sheet;
import io.paddock.assignment.sheet.Untouched;
import io.paddock.notebook.NotebookService;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** How far one's own work has got: since it was given out, and since it was handed in. */
@Service
public class WorkSoFar {

    private final SubmissionRows submissions;
    private final GradingMaterials materials;
    private final NotebookService notebooks;

    WorkSoFar(SubmissionRows submissions, GradingMaterials materials, NotebookService notebooks) {
        this.submissions = submissions;
        this.materials = materials;
        this.notebooks = notebooks;
    }

    /** How many cells have changed since the last submission; empty where there is none. */
    public Optional<Integer> changedSince(UserId actor, AssignmentId id) {
        return submissions
                .work(id, actor)
                .flatMap(work -> submissions
                        .last(work.id())
                        .map(last -> Changes.between(Sheet.read(submissions.content(last.id())), now(actor, work))));
    }

    /** How many answers are still as they were given; empty where the work was not opened. */
    public Optional<Untouched> untouched(UserId actor, AssignmentId id) {
        return submissions
                .work(id, actor)
                .map(work -> Untouched.of(materials.of(work).given(), now(actor, work)));
    }

    private Sheet now(UserId actor, AssignmentWork work) {
        return Sheet.read(notebooks.download(actor, work.notebook()));
    }
}
