package io.paddock.classroom;

import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.course.ContentProblem;
import io.paddock.course.CourseCheck;
import io.paddock.course.CourseDraft;
import io.paddock.lab.EnvironmentName;
import io.paddock.lab.LabImages;
import io.paddock.notebook.NotebookService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether a course's lessons could be opened and run here: notebooks that can be read, environments that are there. */
@Component
class LessonCheck implements CourseCheck {

    private final NotebookService notebooks;
    private final LabImages images;

    LessonCheck(NotebookService notebooks, LabImages images) {
        this.notebooks = notebooks;
        this.images = images;
    }

    @Override
    public List<ContentProblem> problems(CourseDraft draft) {
        var problems = new ArrayList<ContentProblem>();
        for (var environment : draft.environments()) {
            if (!images.known(new EnvironmentName(environment))) {
                problems.add(
                        new ContentProblem("course.yaml", 0, Message.of("classroom.check.environment", environment)));
            }
        }
        draft.lessons().forEach(file -> check(file, problems));
        draft.assignments().forEach(file -> check(file, problems));
        return problems;
    }

    private void check(CourseDraft.File file, List<ContentProblem> problems) {
        try {
            notebooks.check(Files.readAllBytes(file.path()));
        } catch (Refusal refusal) {
            problems.add(new ContentProblem(file.name(), 0, refusal.reason()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
