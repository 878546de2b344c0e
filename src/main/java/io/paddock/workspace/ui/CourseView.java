package io.paddock.workspace.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Bar;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Titled;
import io.paddock.classroom.ClassroomLinks;
import io.paddock.classroom.ClassroomService;
import io.paddock.classroom.CourseWork;
import io.paddock.classroom.LessonWork;
import io.paddock.course.CourseService;
import io.paddock.course.Lesson;
import io.paddock.notebook.ui.NotebookEditor;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One course: its lessons as a path, how far the person is on it, what is to be handed in; for its teachers the ways to all that belongs to it. */
@Route("courses/:course")
@PermitAll
class CourseView extends Div implements BeforeEnterObserver, Titled {

    private final transient CourseService courses;
    private final transient ClassroomService classroom;
    private final transient CourseWays ways;
    private final transient CourseCredit credit;
    private final transient CourseAssignments assignments;
    private final transient Words words;
    private final transient Person person;
    private String title = "";

    CourseView(
            CurrentPerson currentPerson,
            CourseService courses,
            ClassroomService classroom,
            CourseWays ways,
            CourseCredit credit,
            CourseAssignments assignments,
            Words words) {
        this.courses = courses;
        this.classroom = classroom;
        this.ways = ways;
        this.credit = credit;
        this.assignments = assignments;
        this.words = words;
        this.person = currentPerson.require();
        NotebookEditor.expectOn(this);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var slug = event.getRouteParameters().get("course").orElse("");
        var enrolment = courses.enrolment(person.id(), slug).orElseThrow(NotFoundException::new);
        show(CourseWork.of(enrolment, classroom.works(person.id())));
    }

    @Override
    public String heading() {
        return title;
    }

    private void show(CourseWork progress) {
        removeAll();
        var course = progress.course();
        title = course.title().in(person.language());
        var summary = new Paragraph(course.summary().in(person.language()));
        summary.addClassNames("paddock-muted", "paddock-narrow");
        var back = new Anchor(ClassroomLinks.courses(), say("classroom.courses"));
        back.addClassName("paddock-muted");
        add(back, summary);
        ways.of(person, progress.enrolment()).ifPresent(this::add);
        credit.lacking(person, progress.enrolment()).ifPresent(this::add);
        if (!progress.works().isEmpty()) {
            var done = say(
                    "classroom.lessons-done",
                    progress.lessonsDone(),
                    course.lessons().size());
            add(Parts.div(
                    "paddock-stack paddock-stack--tight paddock-narrow paddock-gap-top",
                    new Bar(progress.percent(), done),
                    Parts.text(done, "paddock-muted")));
        }
        var list = new OrderedList();
        list.addClassName("paddock-list");
        course.lessons().forEach(lesson -> list.add(new ListItem(item(progress, lesson))));
        addCard(Parts.card(say("classroom.lessons-heading"), list));
        assignments.of(person, progress.enrolment()).ifPresent(this::addCard);
    }

    private void addCard(Section card) {
        card.addClassName("paddock-gap-top");
        add(card);
    }

    private Component item(CourseWork progress, Lesson lesson) {
        var work = progress.work(lesson);
        var dot = Parts.text("", "paddock-dot " + dot(work.orElse(null)));
        dot.getElement().setAttribute("aria-hidden", "true");
        var name = say("classroom.lesson-title", lesson.number(), lesson.titleIn(person.language()));
        var text = new Div(
                Parts.div("paddock-row paddock-row--nowrap", dot, Parts.div("paddock-item__title", new Text(name))),
                Parts.div(
                        "paddock-item__detail",
                        new Text(lesson.summary().in(person.language()) + " · "
                                + say("classroom.minutes", lesson.minutes()))));
        var link = new Anchor(ClassroomLinks.lesson(lesson.id()), text, state(work));
        link.addClassName("paddock-item");
        return link;
    }

    private Component state(Optional<LessonWork> work) {
        return work.map(begun -> begun.isDone()
                        ? Parts.text(say("classroom.state.done"), "paddock-pill paddock-pill--good")
                        : Parts.text(
                                say("classroom.state.progress", begun.requiredDone(), begun.requiredCells()),
                                "paddock-pill"))
                .orElseGet(() -> Parts.text(say("classroom.state.not-started"), "paddock-pill paddock-pill--quiet"));
    }

    private static String dot(@Nullable LessonWork work) {
        if (work == null) {
            return "paddock-dot--off";
        }
        return work.isDone() ? "paddock-dot--good" : "paddock-dot--warn";
    }

    private String say(String key, Object... arguments) {
        return words.say(person.language().locale(), key, arguments);
    }
}
