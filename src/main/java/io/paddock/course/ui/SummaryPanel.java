package io.paddock.course.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import io.paddock.account.Person;
import io.paddock.base.ui.Parts;
import io.paddock.course.CourseSummary;
import java.util.List;

/** What is in a course that was uploaded. */
final class SummaryPanel extends Div {

    private final transient Person person;

    SummaryPanel(CourseSummary course, Person person) {
        this.person = person;
        addClassNames("paddock-stack", "paddock-stack--tight");
        var title = new H3(course.title().in(person.language()));
        title.addClassName("paddock-subtitle");
        add(title);
        if (!course.summary().equals(course.title())) {
            add(Parts.muted(course.summary().in(person.language())));
        }
        var facts = Parts.div(
                "paddock-row",
                pill(getTranslation("course.summary.lessons", course.lessons().size())),
                pill(getTranslation(
                        "course.summary.assignments", course.assignments().size())),
                pill(getTranslation("course.summary.environments", String.join(", ", course.environments()))),
                pill(size(this, course.files(), course.bytes())));
        if (course.egress()) {
            facts.add(pill(getTranslation("course.summary.egress")));
        }
        add(facts, list(course.lessons()));
        if (!course.assignments().isEmpty()) {
            add(list(course.assignments()));
        }
    }

    private Div list(List<CourseSummary.Part> parts) {
        var list = Parts.div("paddock-list");
        list.getElement().setAttribute("role", "list");
        for (var part : parts) {
            var detail = part.points() == 0
                    ? getTranslation("course.summary.lesson", part.minutes())
                    : getTranslation("course.summary.assignment", part.points() / 100.0, part.minutes());
            var item = Parts.div(
                    "paddock-item",
                    new Div(
                            Parts.div(
                                    "paddock-item__title", new Text(part.title().in(person.language()))),
                            Parts.div("paddock-item__detail", new Text(part.name() + " · " + detail))));
            item.getElement().setAttribute("role", "listitem");
            list.add(item);
        }
        return list;
    }

    static String size(Component on, int files, long bytes) {
        return bytes < 1 << 20
                ? on.getTranslation("course.size.kib", files, Math.max(1, bytes >> 10))
                : on.getTranslation("course.size.mib", files, bytes >> 20);
    }

    private static Component pill(String text) {
        return Parts.text(text, "paddock-pill paddock-pill--quiet");
    }
}
