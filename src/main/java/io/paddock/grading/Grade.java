package io.paddock.grading;

import io.paddock.assignment.Submission;
import io.paddock.assignment.sheet.Points;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a submission is worth, as far as it is known.
 *
 * @param report null until the run is through
 * @param answers those that a person marks, in their order
 * @param released whether the student sees it
 */
public record Grade(Submission submission, @Nullable RunReport report, List<Answer> answers, boolean released) {

    /**
     * An answer that a person marks.
     *
     * @param text what the student wrote
     * @param scheme what the teacher's notebook says about it, for staff only; else empty
     * @param mark null until somebody has marked it
     */
    public record Answer(
            String cell,
            Points possible,
            String text,
            String scheme,
            @Nullable Mark mark) {}

    public Grade {
        answers = List.copyOf(answers);
    }

    /** After what lateness costs. */
    public Points points() {
        return earned().less(submission.deduction());
    }

    /** Before what lateness costs. */
    public Points earned() {
        var marked = Points.sum(answers.stream()
                .map(Answer::mark)
                .map(mark -> mark == null ? Points.NONE : mark.points())
                .toList());
        return report == null ? marked : report.points().plus(marked);
    }

    /** Whether nothing is left to be run or to be marked. */
    public boolean isComplete() {
        return report != null && answers.stream().allMatch(answer -> answer.mark() != null);
    }

    public int unmarked() {
        return (int) answers.stream().filter(answer -> answer.mark() == null).count();
    }
}
