package io.paddock.course.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.paddock.account.CircleMembers;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.base.language.Message;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Titled;
import io.paddock.base.ui.Toast;
import io.paddock.course.CourseImports;
import io.paddock.course.CourseLinks;
import io.paddock.course.CourseService;
import io.paddock.course.CourseTerms;
import jakarta.annotation.security.PermitAll;

/** Ends a course's term, or takes it up again. */
@Route("end-course/:course")
@PermitAll
class EndCourseView extends Div implements BeforeEnterObserver, Titled {

    private final transient CourseService courses;
    private final transient CourseImports imports;
    private final transient CourseTerms terms;
    private final transient CircleMembers members;
    private final transient Person person;
    private boolean ended;

    EndCourseView(
            CurrentPerson currentPerson,
            CourseService courses,
            CourseImports imports,
            CourseTerms terms,
            CircleMembers members) {
        this.members = members;
        this.courses = courses;
        this.imports = imports;
        this.terms = terms;
        this.person = currentPerson.require();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var slug = event.getRouteParameters().get("course").orElse("");
        if (!imports.mayRenew(person.id(), slug)) {
            throw new NotFoundException();
        }
        var enrolment = courses.enrolment(person.id(), slug).orElseThrow(NotFoundException::new);
        ended = enrolment.ended();
        var title = enrolment.course().title().in(person.language());
        removeAll();
        var back = new Anchor(CourseLinks.course(slug), title);
        back.addClassName("paddock-muted");
        var change = new Button(getTranslation(ended ? "course.end.reopen" : "course.end.end"), click -> change(slug));
        change.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        change.setId("end-course");
        change.setDisableOnClick(true);
        var whom = Parts.muted(getTranslation(
                "course.end.whom", members.count(person.id(), enrolment.course().circle(), "")));
        whom.setId("end-whom");
        var card = Parts.card(
                title, Parts.muted(getTranslation(ended ? "course.end.reopen-help" : "course.end.help")), whom, change);
        card.addClassNames("paddock-narrow", "paddock-gap-top");
        add(back, card);
    }

    @Override
    public String heading() {
        return getTranslation(ended ? "course.end.reopen" : "course.end.end");
    }

    private void change(String slug) {
        if (ended) {
            terms.reopen(person.id(), slug);
        } else {
            terms.end(person.id(), slug);
        }
        getUI().ifPresent(ui -> {
            ui.navigate(CourseLinks.courses());
            Toast.done(ui, Message.of(ended ? "course.end.reopened" : "course.end.ended"));
        });
    }
}
