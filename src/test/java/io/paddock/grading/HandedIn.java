package io.paddock.grading;

import io.paddock.account.CircleId;
import io.paddock.account.Role;
import io.paddock.assignment.AssignmentFixture;
import io.paddock.assignment.AssignmentId;
import io.paddock.assignment.AssignmentService;
import io.paddock.assignment.Submission;
import io.paddock.base.language.Language;
import io.paddock.support.People;
import org.springframework.context.ApplicationContext;

/** What somebody has handed in, in a course of a test. */
final class HandedIn {

    private HandedIn() {}

    static AssignmentId assignment(ApplicationContext application, CircleId course) {
        var teacher =
                application.getBean(People.class).with(Role.TEACHER, course).id();
        return AssignmentFixture.put(
                        application.getBean(AssignmentService.class), teacher, course, AssignmentFixture.doubling())
                .id();
    }

    static Submission somebodys(ApplicationContext application, CircleId course) {
        var assignments = application.getBean(AssignmentService.class);
        var student =
                application.getBean(People.class).with(Role.STUDENT, course).id();
        var id = assignment(application, course);
        assignments.open(student, id, Language.ENGLISH);
        return assignments.handIn(student, id).submission();
    }
}
