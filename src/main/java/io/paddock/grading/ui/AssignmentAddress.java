package io.paddock.grading.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import io.paddock.account.Person;
import io.paddock.assignment.Assignment;
import io.paddock.assignment.AssignmentService;
import io.paddock.course.CourseService;
import org.springframework.stereotype.Component;

/** Finds what the address of a page names by the parameters {@code course} and {@code name}. */
@Component
class AssignmentAddress {

    private final CourseService courses;
    private final AssignmentService assignments;

    AssignmentAddress(CourseService courses, AssignmentService assignments) {
        this.courses = courses;
        this.assignments = assignments;
    }

    /** @throws NotFoundException where there is none or it is not the person's to see */
    Assignment find(BeforeEnterEvent event, Person person) {
        var parameters = event.getRouteParameters();
        return courses.find(person.id(), parameters.get("course").orElse(""))
                .flatMap(course -> assignments.find(
                        person.id(), course.circle(), parameters.get("name").orElse("")))
                .orElseThrow(NotFoundException::new);
    }
}
