package io.paddock.course.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.paddock.account.AccessDenied;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.base.ui.Titled;
import io.paddock.course.CourseService;
import jakarta.annotation.security.PermitAll;

/** For staff: what is wrong with the courses' files, where, and what cures it. */
@Route("content")
@PermitAll
class ContentView extends Div implements BeforeEnterObserver, Titled {

    private final transient CourseService courses;
    private final transient Person person;
    private final Section card = new Section();

    ContentView(CurrentPerson currentPerson, CourseService courses) {
        this.courses = courses;
        this.person = currentPerson.require();
        card.addClassName("paddock-card");
        card.getElement().setAttribute("aria-live", "polite");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!courses.maySeeProblems(person.id())) {
            throw new NotFoundException();
        }
        removeAll();
        var help = new Paragraph(getTranslation("course.content.help"));
        help.addClassNames("paddock-muted", "paddock-narrow");
        add(help);
        if (courses.mayReload(person.id())) {
            var reload = new Button(getTranslation("course.content.reload"), click -> reload());
            reload.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            reload.setDisableOnClick(true);
            reload.addClickListener(click -> reload.setEnabled(true));
            add(reload);
        }
        show();
        card.addClassName("paddock-gap-top");
        add(card);
    }

    @Override
    public String heading() {
        return getTranslation("course.content.title");
    }

    private void reload() {
        try {
            courses.reload(person.id());
            show();
        } catch (AccessDenied roleWasTaken) {
            getUI().ifPresent(ui -> ui.navigate(""));
        }
    }

    private void show() {
        card.removeAll();
        var problems = courses.problems(person.id());
        var loaded = getTranslation(
                "course.content.loaded", courses.coursesOf(person.id()).size());
        if (problems.isEmpty()) {
            card.add(new H2(getTranslation("course.content.fine")), new Paragraph(loaded));
            return;
        }
        card.add(
                new H2(getTranslation("course.content.problems", problems.size())),
                new ProblemList(problems),
                new Paragraph(loaded));
    }
}
