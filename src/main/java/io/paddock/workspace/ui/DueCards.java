package io.paddock.workspace.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import io.paddock.account.Person;
import io.paddock.assignment.Assignment;
import io.paddock.assignment.AssignmentId;
import io.paddock.assignment.AssignmentService;
import io.paddock.base.language.Message;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Parts;
import io.paddock.course.Course;
import io.paddock.grading.AssignmentStanding;
import io.paddock.grading.GradingLinks;
import io.paddock.grading.GradingService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a student has to hand in next, and the grades that came last. */
@org.springframework.stereotype.Component
class DueCards {

    private static final int DUE_SHOWN = 3;
    private static final int GRADES_SHOWN = 3;
    private static final Duration SOON = Duration.ofDays(2);

    private final AssignmentService assignments;
    private final GradingService grading;
    private final Words words;
    private final Clock clock;

    DueCards(AssignmentService assignments, GradingService grading, Words words, Clock clock) {
        this.assignments = assignments;
        this.grading = grading;
        this.words = words;
        this.clock = clock;
    }

    /** The cards, each empty of nothing: one is left out where there is nothing to show. */
    record Cards(List<Component> due, List<Component> grades) {}

    Cards make(Person person, List<Course> learning) {
        if (learning.isEmpty()) {
            return new Cards(List.of(), List.of());
        }
        var found = assignments.assignments(
                person.id(), learning.stream().map(Course::circle).toList());
        var standings = grading.standings(person.id(), found);
        return new Cards(due(person, learning, found, standings), grades(person, found, standings));
    }

    private List<Component> due(
            Person person,
            List<Course> learning,
            List<Assignment> found,
            Map<AssignmentId, AssignmentStanding> standings) {
        var now = clock.instant();
        var next = DuePlan.of(found, standings, now).next();
        if (next.isEmpty()) {
            return List.of();
        }
        var list = list();
        next.stream().limit(DUE_SHOWN).forEach(due -> list.add(entry(item(person, learning, due, now))));
        return List.of(Parts.card(say(person, "workspace.due"), list));
    }

    private Component item(Person person, List<Course> learning, DuePlan.Due due, Instant now) {
        var course = learning.stream()
                .filter(one -> one.circle().equals(due.assignment().circle()))
                .map(one -> one.title().in(person.language()))
                .findFirst()
                .orElse("");
        var text = new Div(
                Parts.div(
                        "paddock-item__title", new Text(due.assignment().title().in(person.language()))),
                Parts.div(
                        "paddock-item__detail",
                        new Text(course + " · "
                                + say(person, due.begun() ? "workspace.due.begun" : "workspace.due.not-begun"))));
        var left = due.left(now);
        var tone = left.isNegative()
                ? " paddock-item__when--late"
                : left.compareTo(SOON) < 0 ? " paddock-item__when--soon" : "";
        var when = new Div(
                Parts.div("paddock-item__when" + tone, new Text(countdown(person, left))),
                Parts.div("paddock-item__end", new Text(moment(person, due.due()))));
        var link = new Anchor(GradingLinks.assignment(due.assignment()), text, when);
        link.addClassName("paddock-item");
        return link;
    }

    private List<Component> grades(
            Person person, List<Assignment> found, Map<AssignmentId, AssignmentStanding> standings) {
        var list = list();
        found.stream()
                .filter(assignment -> {
                    var standing = standings.get(assignment.id());
                    return standing != null && standing.points() != null && standing.last() != null;
                })
                .sorted(Comparator.comparing((Assignment assignment) -> Objects.requireNonNull(
                                        Objects.requireNonNull(standings.get(assignment.id()))
                                                .last())
                                .receivedAt())
                        .reversed())
                .limit(GRADES_SHOWN)
                .forEach(assignment -> {
                    var standing = Objects.requireNonNull(standings.get(assignment.id()));
                    var points = Parts.text(
                            say(
                                    person,
                                    "workspace.grades.points",
                                    String.valueOf(standing.points()),
                                    standing.possible().toString()),
                            "paddock-num paddock-num--small");
                    var link = new Anchor(
                            GradingLinks.assignment(assignment),
                            Parts.div(
                                    "paddock-item__title",
                                    new Text(assignment.title().in(person.language()))),
                            points);
                    link.addClassName("paddock-item");
                    list.add(entry(link));
                });
        return list.getComponentCount() == 0 ? List.of() : List.of(Parts.card(say(person, "workspace.grades"), list));
    }

    private String countdown(Person person, Duration left) {
        if (left.isNegative()) {
            return say(person, "workspace.due.late");
        }
        if (left.toDays() >= 2) {
            return say(person, "workspace.due.days", left.toDays());
        }
        return left.toHours() >= 1
                ? say(person, "workspace.due.hours", left.toHours(), left.toMinutesPart())
                : say(person, "workspace.due.minutes", left.toMinutes());
    }

    private String moment(Person person, Instant at) {
        return words.say(Message.of("workspace.moment", at), person.language().locale());
    }

    private static Div list() {
        var list = Parts.div("paddock-list");
        list.getElement().setAttribute("role", "list");
        return list;
    }

    private static Component entry(Component item) {
        var entry = new Div(item);
        entry.getElement().setAttribute("role", "listitem");
        return entry;
    }

    private String say(Person person, String key, Object... arguments) {
        return words.say(person.language().locale(), key, arguments);
    }
}
