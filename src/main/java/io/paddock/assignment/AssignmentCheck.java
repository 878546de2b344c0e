package io.paddock.assignment;

import io.paddock.assignment.sheet.Sheet;
import io.paddock.assignment.sheet.SheetCheck;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.course.ContentProblem;
import io.paddock.course.CourseCheck;
import io.paddock.course.CourseDraft;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whether a course's assignments could be graded: their notebooks, and the data that goes into each run. */
@Component
class AssignmentCheck implements CourseCheck {

    @Override
    public List<ContentProblem> problems(CourseDraft draft) {
        return draft.assignments().stream()
                .flatMap(file -> Stream.concat(problems(file), dataProblems(file)))
                .toList();
    }

    /** Found beside the notebook, once for each of its languages: whoever asked leaves out what was said before. */
    private static Stream<ContentProblem> dataProblems(CourseDraft.File file) {
        var data = file.path().resolveSibling("data");
        if (!Files.isDirectory(data)) {
            return Stream.of();
        }
        try {
            AssignmentData.check(data);
            return Stream.of();
        } catch (Refusal tooLarge) {
            var folder = file.name().substring(0, file.name().lastIndexOf('/') + 1);
            return Stream.of(new ContentProblem(folder + "data", 0, tooLarge.reason()));
        }
    }

    private static Stream<ContentProblem> problems(CourseDraft.File file) {
        try {
            return SheetCheck.problems(Sheet.read(Files.readAllBytes(file.path()))).stream()
                    .map(problem -> new ContentProblem(
                            file.name(),
                            0,
                            problem.cell() == 0
                                    ? problem.message()
                                    : Message.of("assignment.check.cell", problem.cell(), problem.message())));
        } catch (Refusal unreadable) {
            return Stream.of(new ContentProblem(file.name(), 0, unreadable.reason()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
