package io.paddock.grading.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
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
import org.jspecify.annotations.Nullable;

/** All assignments of a person's courses, to be done or to be marked. */
@Route("assignments")
@PermitAll
class AssignmentsView extends Div implements Titled {

    private final transient TimeWords times;
    private final transient Words words;
    private final transient Person person;

    AssignmentsView(
            CurrentPerson current,
            CourseService courses,
            AssignmentService assignments,
            GradingService grading,
            TimeWords times,
            Words words) {
        this.times = times;
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
        var list = Parts.div("paddock-list");
        var reads = !Collections.disjoint(enrolment.roles(), Role.READERS);
        listed.stream()
                .filter(assignment -> reads || isTheirs(assignment, standings.get(assignment.id())))
                .forEach(assignment -> list.add(item(assignment, standings.get(assignment.id()), reads)));
        if (list.getComponentCount() == 0) {
            list.add(Parts.muted(say("grading.assignments.none-here")));
        }
        var card = Parts.card(course.title().in(person.language()), list);
        if (reads) {
            card.add(Parts.div(
                    "paddock-row paddock-gap-top",
                    new Anchor(GradingLinks.gradebook(course.slug()), say("grading.gradebook"))));
        }
        return card;
    }

    /** One that was withdrawn is shown to those who have begun it. */
    private static boolean isTheirs(Assignment assignment, @Nullable AssignmentStanding standing) {
        return !assignment.withdrawn() || standing != null && standing.begun();
    }

    private Component item(Assignment assignment, @Nullable AssignmentStanding standing, boolean reads) {
        var dates = standing == null ? assignment.dates() : standing.dates();
        var detail = assignment.withdrawn()
                ? say("grading.withdrawn")
                : say("grading.due", times.moment(dates.due(), person));
        var text = new Div(
                Parts.div("paddock-item__title", new Text(assignment.title().in(person.language()))),
                Parts.div("paddock-item__detail", new Text(detail)));
        if (reads) {
            return Parts.div(
                    "paddock-item",
                    text,
                    Parts.div(
                            "paddock-row",
                            new Anchor(GradingLinks.assignment(assignment), say("grading.look")),
                            new Anchor(GradingLinks.marking(assignment), say("grading.marking"))));
        }
        var link = new Anchor(GradingLinks.assignment(assignment), text, state(standing));
        link.addClassName("paddock-item");
        return link;
    }

    private Component state(@Nullable AssignmentStanding standing) {
        if (standing == null || !standing.begun()) {
            return Parts.text(say("grading.state.new"), "paddock-pill paddock-pill--quiet");
        }
        if (standing.last() == null) {
            return Parts.text(say("grading.state.begun"), "paddock-pill paddock-pill--quiet");
        }
        var points = standing.points();
        return points == null
                ? Parts.text(say("grading.state.handed-in"), "paddock-pill paddock-pill--info")
                : Parts.text(
                        say(
                                "grading.points-of",
                                points.toString(),
                                standing.possible().toString()),
                        "paddock-pill paddock-pill--good");
    }

    private String say(String key, Object... arguments) {
        return words.say(person.language().locale(), key, arguments);
    }
}
