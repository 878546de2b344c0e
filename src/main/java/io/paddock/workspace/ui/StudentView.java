package io.paddock.workspace.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.paddock.account.AccountService;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.account.UserId;
import io.paddock.assignment.Assignment;
import io.paddock.assignment.AssignmentService;
import io.paddock.base.language.Message;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Bar;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Titled;
import io.paddock.course.CourseService;
import io.paddock.course.Lesson;
import io.paddock.grading.GradingLinks;
import io.paddock.progress.CourseProgress;
import io.paddock.progress.HandInStanding;
import io.paddock.progress.LessonStanding;
import io.paddock.progress.ProgressService;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;

/** One student of a class: the lessons, and what was handed in. */
@Route("classes/:course/:student([0-9]{1,18})")
@PermitAll
class StudentView extends Div implements BeforeEnterObserver, Titled {

    private final transient CourseService courses;
    private final transient ProgressService progress;
    private final transient AssignmentService assignments;
    private final transient AccountService accounts;
    private final transient Words words;
    private final transient Person person;
    private String title = "";

    StudentView(
            CurrentPerson current,
            CourseService courses,
            ProgressService progress,
            AssignmentService assignments,
            AccountService accounts,
            Words words) {
        this.courses = courses;
        this.progress = progress;
        this.assignments = assignments;
        this.accounts = accounts;
        this.words = words;
        this.person = current.require();
        addClassName("paddock-stack");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getRouteParameters();
        var course = parameters
                .get("course")
                .flatMap(wanted -> courses.find(person.id(), wanted))
                .orElseThrow(NotFoundException::new);
        var student = parameters
                .get("student")
                .map(number -> new UserId(Long.parseLong(number)))
                .orElseThrow(NotFoundException::new);
        var theirs = progress.ofStudent(person.id(), course.slug(), student);
        title = accounts.find(student).map(Person::displayName).orElseThrow(NotFoundException::new);
        removeAll();
        var done = say(
                "classroom.lessons-done", theirs.lessonsDone(), course.lessons().size());
        add(
                new Anchor(ClassLinks.of(course.slug()), course.title().in(person.language())),
                Parts.div(
                        "paddock-stack paddock-stack--tight paddock-narrow",
                        new Bar(theirs.percent(), done),
                        Parts.text(done, "paddock-muted")));
        var lessons = Parts.div("paddock-list");
        lessons.getElement().setAttribute("role", "list");
        course.lessons().forEach(lesson -> lessons.add(item(theirs, lesson)));
        add(Parts.card(say("workspace.student.lessons"), lessons));
        var asked = assignments.assignments(person.id(), List.of(course.circle()));
        if (!asked.isEmpty()) {
            var list = Parts.div("paddock-list");
            list.getElement().setAttribute("role", "list");
            asked.forEach(assignment -> list.add(item(theirs, assignment)));
            add(Parts.card(say("workspace.student.assignments"), list));
        }
    }

    @Override
    public String heading() {
        return title;
    }

    private Component item(CourseProgress theirs, Lesson lesson) {
        var seen = Optional.ofNullable(theirs.lessons().get(lesson.id()))
                .map(LessonStanding::touchedAt)
                .map(at -> words.say(
                        Message.of("workspace.student.touched", at),
                        person.language().locale()))
                .orElse("");
        return item(
                say("classroom.lesson-title", lesson.number(), lesson.titleIn(person.language())),
                seen,
                Parts.text(
                        LessonStates.words(theirs, lesson, words, person),
                        "paddock-pill",
                        LessonStates.tone(theirs.state(lesson))));
    }

    private Component item(CourseProgress theirs, Assignment assignment) {
        var handIn = theirs.handIns().stream()
                .filter(one -> one.assignment().equals(assignment.id()))
                .findFirst();
        var detail = handIn.map(HandInStanding::handedInAt)
                .map(at -> words.say(
                        Message.of("workspace.student.handed-in", at),
                        person.language().locale()))
                .orElse(say("workspace.student.nothing"));
        Component end = handIn.<Component>map(one -> new Anchor(
                        GradingLinks.submission(one.last()),
                        say(one.isWaiting() ? "workspace.student.to-mark" : "workspace.student.graded")))
                .orElseGet(() -> Parts.text("–", "paddock-muted"));
        return item(assignment.title().in(person.language()), detail, end);
    }

    private static Component item(String name, String detail, Component end) {
        var item = Parts.div(
                "paddock-item",
                new Div(
                        Parts.div("paddock-item__title", new Text(name)),
                        Parts.div("paddock-item__detail", new Text(detail))),
                end);
        item.getElement().setAttribute("role", "listitem");
        return item;
    }

    private String say(String key, Object... arguments) {
        return words.say(person.language().locale(), key, arguments);
    }
}
