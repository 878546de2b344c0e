package io.paddock.grading;

import io.paddock.assignment.GradingMaterial;
import io.paddock.assignment.GradingMaterials;
import io.paddock.assignment.Submission;
import io.paddock.assignment.SubmissionId;
import io.paddock.assignment.sheet.Repair;
import io.paddock.assignment.sheet.Sheet;
import io.paddock.assignment.sheet.SheetCell;
import io.paddock.grading.Grade.Answer;
import io.paddock.grading.GradeRows.Result;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts grades together from runs and marks. */
@Component
class Grades {

    private final GradeRows rows;
    private final GradingMaterials materials;

    Grades(GradeRows rows, GradingMaterials materials) {
        this.rows = rows;
        this.materials = materials;
    }

    /** The whole of a grade, with what the student wrote and what the teacher's notebook says about it. */
    Grade of(Submission submission) {
        var material = materials.of(submission.id());
        var written = Repair.of(material.given(), material.given(), Sheet.read(materials.content(submission.id())))
                .sheet();
        var marks = rows.marks(List.of(submission.id())).getOrDefault(submission.id(), Map.of());
        var answers = new ArrayList<Answer>();
        for (var cell : material.source().graded()) {
            if (cell.kind().isMarkedByHand()) {
                answers.add(new Answer(
                        cell.name(), cell.points(), text(written, cell), cell.unmarked(), marks.get(cell.name())));
            }
        }
        var result = Optional.ofNullable(rows.results(List.of(submission.id())).get(submission.id()));
        return new Grade(
                submission,
                result.map(Result::report).orElse(null),
                answers,
                result.map(Result::releasedAt).isPresent());
    }

    /** A task is answered in the cells that follow it, an answer in its own. */
    private static String text(Sheet written, SheetCell asked) {
        var cells = written.cells();
        for (var index = 0; index < cells.size(); index++) {
            if (!cells.get(index).name().equals(asked.name())) {
                continue;
            }
            if (asked.kind().isAnswer()) {
                return cells.get(index).source();
            }
            var text = new StringBuilder();
            for (var next = index + 1; next < cells.size() && cells.get(next).gradeId() == null; next++) {
                text.append(cells.get(next).source()).append("\n\n");
            }
            return text.toString().strip();
        }
        return "";
    }

    /** Many grades for a list, without answers' texts, in a number of queries that does not grow with them. */
    Map<SubmissionId, Grade> of(Collection<Submission> submissions) {
        var ids = submissions.stream().map(Submission::id).toList();
        var byId = materials.of(ids);
        var results = rows.results(ids);
        var marks = rows.marks(ids);
        var grades = new HashMap<SubmissionId, Grade>();
        for (var submission : submissions) {
            var theirs = marks.getOrDefault(submission.id(), Map.of());
            @Nullable Result result = results.get(submission.id());
            @Nullable GradingMaterial material = byId.get(submission.id());
            var answers = material == null
                    ? List.<Answer>of()
                    : material.source().graded().stream()
                            .filter(cell -> cell.kind().isMarkedByHand())
                            .map(cell -> new Answer(cell.name(), cell.points(), "", "", theirs.get(cell.name())))
                            .toList();
            grades.put(
                    submission.id(),
                    new Grade(
                            submission,
                            result == null ? null : result.report(),
                            answers,
                            result != null && result.releasedAt() != null));
        }
        return grades;
    }
}
