package io.paddock.course.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.Autocapitalize;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.Route;
import io.paddock.account.CircleId;
import io.paddock.account.CircleNames;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.base.language.Refusal;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Problem;
import io.paddock.base.ui.Titled;
import io.paddock.course.Course;
import io.paddock.course.CourseLinks;
import io.paddock.course.CourseService;
import io.paddock.course.roster.JoinCodes;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a person takes themselves into a course, with a code or a link that has it. */
@Route("join")
@PermitAll
class JoinView extends Div implements HasUrlParameter<String>, Titled {

    private final transient JoinCodes codes;
    private final transient CourseService courses;
    private final transient CircleNames names;
    private final transient Person person;
    private final TextField code = new TextField();
    private final Problem problem = new Problem();
    private final Section card = new Section();

    JoinView(CurrentPerson current, JoinCodes codes, CourseService courses, CircleNames names) {
        this.names = names;
        this.codes = codes;
        this.courses = courses;
        this.person = current.require();
        addClassName("paddock-narrow");
        card.addClassName("paddock-card");
        code.setLabel(getTranslation("enrol.join.code"));
        code.setAutocapitalize(Autocapitalize.CHARACTERS);
        code.setAutofocus(true);
        code.setId("join-code");
        add(card);
    }

    @Override
    public void setParameter(BeforeEvent event, @OptionalParameter @Nullable String parameter) {
        ask();
        if (parameter != null && !parameter.isBlank()) {
            code.setValue(parameter);
            tried(this::look);
        }
    }

    @Override
    public String heading() {
        return getTranslation("enrol.join");
    }

    private void ask() {
        problem.setVisible(false);
        card.removeAll();
        card.add(
                Parts.muted(getTranslation("enrol.join.text")),
                form(code, button("enrol.join.look", "look-code", this::look)));
    }

    private void look() {
        var circle = codes.look(person.id(), code.getValue());
        problem.setVisible(false);
        card.removeAll();
        card.add(
                title(getTranslation("enrol.join.into", names.in(circle, getLocale()))),
                Parts.muted(getTranslation("enrol.join.into-text")),
                form(button("enrol.join.button", "join-course", () -> done(codes.join(person.id(), code.getValue())))));
    }

    private void done(CircleId circle) {
        card.removeAll();
        card.add(title(getTranslation("enrol.join.there")));
        course(circle).ifPresent(course -> {
            var open = Parts.button(CourseLinks.course(course.slug()), getTranslation("enrol.join.open"));
            open.setId("open-course");
            card.add(Parts.muted(course.title().in(person.language())), Parts.div("paddock-gap-top", open));
        });
    }

    private Optional<Course> course(CircleId circle) {
        return courses.coursesOf(person.id()).stream()
                .filter(course -> course.circle().equals(circle))
                .findFirst();
    }

    private static H2 title(String words) {
        var title = new H2(words);
        title.addClassName("paddock-subtitle");
        return title;
    }

    private Component form(Component... fields) {
        var form = Parts.div("paddock-form paddock-gap-top", problem);
        form.add(fields);
        return form;
    }

    private Button button(String key, String id, Runnable work) {
        var button = new Button(getTranslation(key));
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        button.setDisableOnClick(true);
        button.setId(id);
        button.addClickShortcut(com.vaadin.flow.component.Key.ENTER);
        button.addClickListener(click -> {
            tried(work);
            button.setEnabled(true);
        });
        return button;
    }

    private void tried(Runnable work) {
        try {
            work.run();
        } catch (Refusal refusal) {
            problem.show(refusal.reason());
        }
    }
}
