package io.paddock.classroom.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
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
import io.paddock.course.CourseImports;
import io.paddock.course.CourseLinks;
import io.paddock.course.CourseService;
import io.paddock.course.Enrolment;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** All courses of a person. */
@Route("courses")
@PermitAll
class CoursesView extends Div implements Titled {

    private final transient Words words;
    private final transient Person person;

    CoursesView(
            CurrentPerson currentPerson,
            CourseService courses,
            CourseImports imports,
            ClassroomService classroom,
            Words words) {
        this.words = words;
        this.person = currentPerson.require();
        var tools = Parts.div("paddock-row paddock-row--end courses-tools");
        if (courses.maySeeProblems(person.id())) {
            var content = Parts.button(CourseLinks.content(), say("classroom.content"));
            content.addClassNames("paddock-button--ghost", "paddock-button--small");
            tools.add(content);
        }
        if (!imports.homes(person.id()).isEmpty()) {
            var add = Parts.button(CourseLinks.add(), say("classroom.add-course"));
            add.addClassName("paddock-button--small");
            tools.add(add);
        }
        var join = Parts.button(CourseLinks.join(), say("enrol.join"));
        join.addClassNames("paddock-button--ghost", "paddock-button--small");
        join.setId("join");
        tools.add(join);
        add(tools);
        var works = classroom.works(person.id());
        var cards = cards(courses.enrolments(person.id()), works);
        if (cards.getComponentCount() == 0) {
            add(Parts.div(
                    "paddock-card",
                    Parts.empty(
                            VaadinIcon.ACADEMY_CAP,
                            say("classroom.no-courses.title"),
                            say("classroom.no-courses.text"))));
        } else {
            add(cards);
        }
        var ended = courses.ended(person.id());
        if (!ended.isEmpty()) {
            var heading = new H2(say("classroom.ended"));
            heading.addClassNames("paddock-subtitle", "paddock-gap-top");
            add(heading, cards(ended, works));
        }
    }

    private Div cards(List<Enrolment> enrolments, List<LessonWork> works) {
        var cards = Parts.div("paddock-columns");
        cards.getStyle().set("--paddock-column", "320px");
        enrolments.forEach(enrolment -> cards.add(card(CourseWork.of(enrolment, works))));
        return cards;
    }

    @Override
    public String heading() {
        return say("classroom.courses");
    }

    private Component card(CourseWork progress) {
        var course = progress.course();
        var title = new H2(course.title().in(person.language()));
        title.addClassName("paddock-subtitle");
        var text = new Paragraph(course.summary().in(person.language()));
        text.addClassName("paddock-muted");
        var card = new Anchor(ClassroomLinks.course(course.slug()), title, text, foot(progress));
        card.addClassNames("paddock-card", "paddock-card--action");
        return card;
    }

    private Component foot(CourseWork progress) {
        var lessons = progress.course().lessons().size();
        if (progress.enrolment().isStaff() && progress.works().isEmpty()) {
            return Parts.div(
                    "paddock-row paddock-row--between",
                    Parts.text(say("classroom.lessons", lessons), "paddock-muted"),
                    Parts.text(say("classroom.teaching.pill"), "paddock-pill paddock-pill--quiet"));
        }
        var done = say("classroom.lessons-done", progress.lessonsDone(), lessons);
        return Parts.div(
                "paddock-stack paddock-stack--tight",
                new Bar(progress.percent(), done),
                Parts.text(done, "paddock-muted"));
    }

    private String say(String key, Object... arguments) {
        return words.say(person.language().locale(), key, arguments);
    }
}
