package io.paddock.workspace.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.base.language.Message;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Bar;
import io.paddock.base.ui.DeskCard;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Titled;
import io.paddock.classroom.ClassroomLinks;
import io.paddock.classroom.ClassroomService;
import io.paddock.classroom.CourseWork;
import io.paddock.classroom.LessonWork;
import io.paddock.course.Course;
import io.paddock.course.CourseService;
import io.paddock.course.Lesson;
import io.paddock.lab.LabOverview;
import io.paddock.notebook.ui.NotebookEditor;
import io.paddock.progress.ProgressService;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;

/** Where a person begins: the one thing to go on with, the courses, the running labs. */
@Route("")
@PermitAll
class DeskView extends Div implements Titled {

    private final transient ClassroomService classroom;
    private final transient Words words;
    private final transient Person person;
    private final String greeting;

    DeskView(
            CurrentPerson currentPerson,
            CourseService courses,
            ClassroomService classroom,
            RunningLabsFactory runningLabs,
            LabOverview labs,
            HouseCard.Maker house,
            DueCards dues,
            ProgressService progress,
            ObjectProvider<DeskCard> cards,
            Words words,
            Clock clock) {
        this.classroom = classroom;
        this.words = words;
        this.person = currentPerson.require();
        NotebookEditor.expectOn(this);
        var enrolments = courses.enrolments(person.id());
        var works = classroom.works(person.id());
        var plan = DeskPlan.of(enrolments, works);
        var hour = clock.instant().atZone(person.zone()).getHour();
        this.greeting = greeting(hour);
        var left = Parts.div("paddock-stack");
        addStep(left, plan);
        var due = dues.make(
                person, plan.learning().stream().map(CourseWork::course).toList());
        due.due().forEach(left::add);
        if (!plan.learning().isEmpty()) {
            left.add(courses("workspace.my-courses", plan.learning()));
        }
        if (!plan.looking().isEmpty()) {
            left.add(courses("workspace.looking", plan.looking()));
        }
        if (!plan.teaching().isEmpty()) {
            var teaching = plan.teaching().stream().map(CourseWork::course).toList();
            left.add(new TeachingCard(
                    person,
                    progress.classes(person.id(), teaching),
                    labs.running(
                            person.id(), teaching.stream().map(Course::circle).toList()),
                    words));
        }
        var right = Parts.div("paddock-stack", runningLabs.create(person, enrolments, works));
        cards.stream()
                .sorted(Comparator.comparingInt(DeskCard::order))
                .forEach(card -> card.create().ifPresent(right::add));
        due.grades().forEach(right::add);
        house.make(person).ifPresent(right::add);
        add(Parts.div("paddock-grid", left, right));
        addClassName("paddock-desk");
    }

    @Override
    public String heading() {
        return greeting;
    }

    @Override
    public String getPageTitle() {
        return say("classroom.desk") + " · Paddock";
    }

    private void addStep(Div left, DeskPlan plan) {
        switch (plan.step()) {
            case DeskPlan.Step.Continue step ->
                left.add(hero(
                        "workspace.continue.kicker",
                        step.lesson(),
                        continueDetail(step),
                        "workspace.continue.button",
                        classroom
                                .nextCell(person.id(), step.lesson().id())
                                .map(cell -> ClassroomLinks.cell(step.lesson().id(), cell))
                                .orElseGet(() ->
                                        ClassroomLinks.notebook(step.lesson().id()))));
            case DeskPlan.Step.Begin step ->
                left.add(hero(
                        step.first() ? "workspace.begin.kicker" : "workspace.next.kicker",
                        step.lesson(),
                        courseTitle(step.progress()) + " · "
                                + say("classroom.minutes", step.lesson().minutes()),
                        "workspace.begin.button",
                        ClassroomLinks.lesson(step.lesson().id())));
            case DeskPlan.Step.AllDone done ->
                left.add(hero("workspace.all-done.kicker", "workspace.all-done.title", "workspace.all-done.text"));
            case DeskPlan.Step.Nothing nothing -> {
                if (plan.teaching().isEmpty() && plan.looking().isEmpty()) {
                    left.add(Parts.div(
                            "paddock-card",
                            Parts.empty(
                                    VaadinIcon.ACADEMY_CAP,
                                    say("classroom.no-courses.title"),
                                    say("classroom.no-courses.text"))));
                }
            }
        }
    }

    private Component hero(String kicker, Lesson lesson, String detail, String button, String target) {
        var text = new Div(new H2(say(kicker)), Parts.bold(lessonTitle(lesson)), new Paragraph(detail));
        var open = Parts.button(target, say(button));
        open.addClassName("desk-continue");
        open.getElement().setAttribute("aria-label", say(button) + ": " + lessonTitle(lesson));
        return Parts.div("paddock-hero", text, open);
    }

    private Component hero(String kicker, String title, String text) {
        return Parts.div(
                "paddock-hero", new Div(new H2(say(kicker)), Parts.bold(say(title)), new Paragraph(say(text))));
    }

    private String continueDetail(DeskPlan.Step.Continue step) {
        return courseTitle(step.progress()) + " · " + cells(step.work());
    }

    private String cells(LessonWork work) {
        return say("workspace.cells-done", work.requiredDone(), work.requiredCells());
    }

    private Component courses(String heading, List<CourseWork> courses) {
        var list = Parts.div("paddock-list");
        list.getElement().setAttribute("role", "list");
        for (var progress : courses) {
            list.add(courseItem(progress));
        }
        return Parts.card(say(heading), list);
    }

    private Component courseItem(CourseWork progress) {
        var done = say(
                "classroom.lessons-done",
                progress.lessonsDone(),
                progress.course().lessons().size());
        var text = new Div(
                Parts.div("paddock-item__title", new com.vaadin.flow.component.Text(courseTitle(progress))),
                Parts.div(
                        "paddock-item__detail",
                        new com.vaadin.flow.component.Text(
                                progress.course().summary().in(person.language()))));
        var bar = new Div(new Bar(progress.percent(), done), Parts.text(done, "paddock-muted"));
        var item = new Anchor(ClassroomLinks.course(progress.course().slug()), text, bar);
        item.addClassNames("paddock-item", "paddock-item--bar");
        var entry = new Div(item);
        entry.getElement().setAttribute("role", "listitem");
        return entry;
    }

    private String courseTitle(CourseWork progress) {
        return progress.course().title().in(person.language());
    }

    private String lessonTitle(Lesson lesson) {
        return say("classroom.lesson-title", lesson.number(), lesson.titleIn(person.language()));
    }

    private String greeting(int hour) {
        var time = hour >= 5 && hour < 12 ? "morning" : hour >= 12 && hour < 18 ? "afternoon" : "evening";
        return words.say(
                Message.of("workspace.greeting." + time, person.displayName()),
                person.language().locale());
    }

    private String say(String key, Object... arguments) {
        return words.say(person.language().locale(), key, arguments);
    }
}
