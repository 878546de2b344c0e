package io.paddock.grading.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import io.paddock.account.Person;
import io.paddock.account.Role;
import io.paddock.assignment.Assignment;
import io.paddock.assignment.AssignmentId;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Parts;
import io.paddock.course.Enrolment;
import io.paddock.grading.AssignmentStanding;
import io.paddock.grading.GradingLinks;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A course's assignments: how a student stands with each, and for its staff the way to the marking. */
@org.springframework.stereotype.Component
public class AssignmentList {

    private final TimeWords times;
    private final Words words;

    AssignmentList(TimeWords times, Words words) {
        this.times = times;
        this.words = words;
    }

    /** Empty where there is none that the person is to see. */
    public Optional<Component> of(
            Person person,
            Enrolment enrolment,
            Collection<Assignment> assignments,
            Map<AssignmentId, AssignmentStanding> standings) {
        var reads = !Collections.disjoint(enrolment.roles(), Role.READERS);
        var list = Parts.div("paddock-list");
        list.getElement().setAttribute("role", "list");
        for (var assignment : assignments) {
            var standing = standings.get(assignment.id());
            if (reads || isTheirs(assignment, standing)) {
                var entry = new Div(item(person, assignment, standing, reads));
                entry.getElement().setAttribute("role", "listitem");
                list.add(entry);
            }
        }
        return list.getComponentCount() == 0 ? Optional.empty() : Optional.of(list);
    }

    /** One that was withdrawn is shown to those who have begun it. */
    private static boolean isTheirs(Assignment assignment, @Nullable AssignmentStanding standing) {
        return !assignment.withdrawn() || standing != null && standing.begun();
    }

    private Component item(Person person, Assignment assignment, @Nullable AssignmentStanding standing, boolean reads) {
        var text = new Div(
                Parts.div("paddock-item__title", new Text(assignment.title().in(person.language()))),
                Parts.div("paddock-item__detail", new Text(detail(person, assignment, standing))));
        if (reads) {
            return Parts.div(
                    "paddock-item",
                    text,
                    Parts.div(
                            "paddock-row",
                            new Anchor(GradingLinks.assignment(assignment), say(person, "grading.look")),
                            new Anchor(GradingLinks.marking(assignment), say(person, "grading.marking"))));
        }
        var link = new Anchor(GradingLinks.assignment(assignment), text, state(person, standing));
        link.addClassName("paddock-item");
        return link;
    }

    private String detail(Person person, Assignment assignment, @Nullable AssignmentStanding standing) {
        if (assignment.withdrawn()) {
            return say(person, "grading.withdrawn");
        }
        var due = (standing == null ? assignment.dates() : standing.dates()).due();
        return due == null ? say(person, "grading.due.none") : say(person, "grading.due", times.moment(due, person));
    }

    private Component state(Person person, @Nullable AssignmentStanding standing) {
        if (standing == null || !standing.begun()) {
            return Parts.text(say(person, "grading.state.new"), "paddock-pill paddock-pill--quiet");
        }
        if (standing.last() == null) {
            return Parts.text(say(person, "grading.state.begun"), "paddock-pill paddock-pill--quiet");
        }
        var points = standing.points();
        return points == null
                ? Parts.text(say(person, "grading.state.handed-in"), "paddock-pill paddock-pill--info")
                : Parts.text(
                        say(
                                person,
                                "grading.points-of",
                                points.toString(),
                                standing.possible().toString()),
                        "paddock-pill paddock-pill--good");
    }

    private String say(Person person, String key, Object... arguments) {
        return words.say(person.language().locale(), key, arguments);
    }
}
