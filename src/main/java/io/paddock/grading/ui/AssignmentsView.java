package io.paddock.grading.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.account.Role;
import io.paddock.assignment.Assignment;
import io.paddock.assignment.AssignmentId;
import io.paddock.assignment.AssignmentService;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Titled;
import io.paddock.course.CourseService;
import io.paddock.course.Enrolment;
import io.paddock.grading.AssignmentStanding;
import io.paddock.grading.GradingLinks;
import io.paddock.grading.GradingService;
import jakarta.annotation.security.PermitAll;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All assignments of a person's courses, to be done or to be marked. */
@Route("assignments")
@PermitAll
class AssignmentsView extends Div implements Titled {

    private final transient AssignmentList lists;
    private final transient Words words;
    private final transient Person person;

    AssignmentsView(
            CurrentPerson current,
            CourseService courses,
            AssignmentService assignments,
            GradingService grading,
            AssignmentList lists,
            Words words) {
        this.lists = lists;
        this.words = words;
        this.person = current.require();
        addClassNames("paddock-stack", "paddock-stack--loose");
        var enrolments = courses.enrolments(person.id());
        var found = assignments.assignments(
                person.id(),
                enrolments.stream()
                        .map(enrolment -> enrolment.course().circle())
                        .toList());
        var standings = grading.standings(person.id(), found);
        var byCourse = found.stream().collect(Collectors.groupingBy(Assignment::circle));
        for (var enrolment : enrolments) {
            var listed = byCourse.getOrDefault(enrolment.course().circle(), List.of());
            if (!listed.isEmpty()) {
                add(card(enrolment, listed, standings));
            }
        }
        if (getComponentCount() == 0) {
            add(Parts.div("paddock-card", Parts.muted(say("grading.assignments.none"))));
        }
    }

    @Override
    public String heading() {
        return say("grading.assignments");
    }

    private Component card(
            Enrolment enrolment, List<Assignment> listed, Map<AssignmentId, AssignmentStanding> standings) {
        var course = enrolment.course();
        var reads = !Collections.disjoint(enrolment.roles(), Role.READERS);
        var list = lists.of(person, enrolment, listed, standings)
                .orElseGet(() -> Parts.muted(say("grading.assignments.none-here")));
        var card = Parts.card(course.title().in(person.language()), list);
        if (reads) {
            card.add(Parts.div(
                    "paddock-row paddock-gap-top",
                    new Anchor(GradingLinks.gradebook(course.slug()), say("grading.gradebook"))));
        }
        return card;
    }

    private String say(String key, Object... arguments) {
        return words.say(person.language().locale(), key, arguments);
    }
}
