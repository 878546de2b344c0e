package io.paddock.course.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Problem;
import io.paddock.base.ui.Titled;
import io.paddock.base.ui.Toast;
import io.paddock.course.Course;
import io.paddock.course.CourseImports;
import io.paddock.course.CourseService;
import io.paddock.course.CourseTerms;
import jakarta.annotation.security.PermitAll;

/** A course once more, for a new term. */
@Route("copy-course/:course")
@PermitAll
class CopyCourseView extends Div implements BeforeEnterObserver, Titled {

    private final transient CourseService courses;
    private final transient CourseImports imports;
    private final transient CourseTerms terms;
    private final transient Words words;
    private final transient Person person;

    CopyCourseView(
            CurrentPerson currentPerson, CourseService courses, CourseImports imports, CourseTerms terms, Words words) {
        this.courses = courses;
        this.imports = imports;
        this.terms = terms;
        this.words = words;
        this.person = currentPerson.require();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var slug = event.getRouteParameters().get("course").orElse("");
        var homes = imports.homes(person.id());
        if (!imports.mayRenew(person.id(), slug) || homes.isEmpty()) {
            throw new NotFoundException();
        }
        var course = courses.find(person.id(), slug).orElseThrow(NotFoundException::new);
        removeAll();
        var back = new Anchor("courses/" + slug, course.title().in(person.language()));
        back.addClassName("paddock-muted");
        var fields = new HomeFields(homes, true);
        var problem = new Problem();
        var copy = new Button(say("course.copy.button"));
        copy.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        copy.setId("copy-course");
        copy.setDisableOnClick(true);
        copy.addClickListener(click -> {
            try {
                done(terms.copy(person.id(), slug, fields.home(), fields.term()));
            } catch (Refusal refusal) {
                problem.show(refusal.reason());
                copy.setEnabled(true);
            }
        });
        var card = Parts.card(
                say("course.copy.what", course.title().in(person.language())),
                Parts.muted(say("course.copy.help")),
                Parts.div("paddock-stack paddock-stack--tight", problem, fields, Parts.div("paddock-row", copy)));
        card.addClassNames("paddock-narrow", "paddock-gap-top");
        add(back, card);
    }

    @Override
    public String heading() {
        return say("course.copy.title");
    }

    private void done(Course course) {
        getUI().ifPresent(ui -> {
            ui.navigate("courses/" + course.slug());
            Toast.done(ui, Message.of("course.place.done", course.title().in(person.language())));
        });
    }

    private String say(String key, Object... arguments) {
        return words.say(person.language().locale(), key, arguments);
    }
}
