package io.paddock.workspace.ui;

import com.vaadin.flow.component.html.Section;
import io.paddock.account.Person;
import io.paddock.assignment.AssignmentService;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Parts;
import io.paddock.course.Enrolment;
import io.paddock.grading.GradingService;
import io.paddock.grading.ui.AssignmentList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a course asks to be handed in, on its page. */
@Component
class CourseAssignments {

    private final AssignmentService assignments;
    private final GradingService grading;
    private final AssignmentList lists;
    private final Words words;

    CourseAssignments(AssignmentService assignments, GradingService grading, AssignmentList lists, Words words) {
        this.assignments = assignments;
        this.grading = grading;
        this.lists = lists;
        this.words = words;
    }

    /** Empty where nothing is asked. */
    Optional<Section> of(Person person, Enrolment enrolment) {
        var found =
                assignments.assignments(person.id(), List.of(enrolment.course().circle()));
        return lists.of(person, enrolment, found, grading.standings(person.id(), found))
                .map(list -> {
                    var card = Parts.card(words.say(person.language().locale(), "grading.assignments"), list);
                    card.setId("course-assignments");
                    return card;
                });
    }
}
