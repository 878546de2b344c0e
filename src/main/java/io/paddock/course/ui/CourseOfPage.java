package io.paddock.course.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import io.paddock.account.CircleMembers;
import io.paddock.account.UserId;
import io.paddock.course.Course;
import io.paddock.course.CourseService;
import io.paddock.course.Enrolment;

/** The course that a page about its people is about. */
final class CourseOfPage {

    private CourseOfPage() {}

    /** @throws NotFoundException where there is none, or its people are none of the person's business */
    static Course of(BeforeEnterEvent event, UserId person, CourseService courses, CircleMembers members) {
        return event.getRouteParameters()
                .get("course")
                .flatMap(slug -> courses.enrolment(person, slug))
                .map(Enrolment::course)
                .filter(course -> members.mayRead(person, course.circle()))
                .orElseThrow(NotFoundException::new);
    }
}
