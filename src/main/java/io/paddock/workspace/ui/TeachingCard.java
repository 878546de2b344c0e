package io.paddock.workspace.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import io.paddock.account.CircleId;
import io.paddock.account.Person;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Bar;
import io.paddock.base.ui.Parts;
import io.paddock.grading.GradingLinks;
import io.paddock.progress.ClassFigures;
import io.paddock.progress.ClassProgress;
import java.util.List;
import java.util.Map;

/** The classes that a person teaches: how far they are, who is stuck, what waits for a grade. */
class TeachingCard extends Section {

    private final transient Words words;
    private final transient Person person;
    private final transient Map<CircleId, Long> running;

    /** @param running how many labs of each course run or wait */
    TeachingCard(Person person, List<ClassProgress> classes, Map<CircleId, Long> running, Words words) {
        this.words = words;
        this.running = running;
        this.person = person;
        addClassName("paddock-card");
        getElement().setAttribute("aria-label", say("workspace.teaching"));
        var list = Parts.div("paddock-list");
        list.getElement().setAttribute("role", "list");
        classes.forEach(one -> list.add(item(one)));
        add(new H2(say("workspace.teaching")), list);
    }

    private Component item(ClassProgress one) {
        var course = one.course();
        var figures = one.figures();
        var title = new Anchor(ClassLinks.of(course.slug()), course.title().in(person.language()));
        title.addClassName("paddock-item__title");
        var detail = figures.atWork() == 0
                ? say("workspace.teaching.nobody")
                : say("workspace.teaching.activity", figures.atWork(), figures.lessonsDone());
        var signs = Parts.div("paddock-row");
        if (figures.stuck() > 0) {
            signs.add(Parts.text(say("workspace.class.stuck", figures.stuck()), "paddock-pill paddock-pill--warn"));
        }
        var labs = running.getOrDefault(course.circle(), 0L);
        if (labs > 0) {
            signs.add(Parts.text(say("workspace.class.labs.count", labs), "paddock-pill paddock-pill--good"));
        }
        if (figures.waiting() > 0) {
            signs.add(new Anchor(GradingLinks.assignments(), say("workspace.class.waiting", figures.waiting())));
        }
        signs.add(new Anchor(GradingLinks.gradebook(course.slug()), say("workspace.class.gradebook")));
        var text = new Div(title, Parts.div("paddock-item__detail", new Text(detail)), signs);
        var percent = percent(one, figures);
        var done = say("workspace.class.percent", percent);
        var entry = Parts.div(
                "paddock-item paddock-item--bar",
                text,
                new Div(new Bar(percent, done), Parts.text(done, "paddock-muted")));
        entry.getElement().setAttribute("role", "listitem");
        return entry;
    }

    /** Of all lessons of all students. */
    private static int percent(ClassProgress one, ClassFigures figures) {
        var all = figures.students() * one.course().lessons().size();
        return all == 0 ? 0 : 100 * figures.lessonsDone() / all;
    }

    private String say(String key, Object... arguments) {
        return words.say(person.language().locale(), key, arguments);
    }
}
