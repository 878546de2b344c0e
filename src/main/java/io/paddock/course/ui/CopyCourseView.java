package io.paddock.course.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.base.ui.Errands;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Titled;
import io.paddock.course.CourseImports;
import io.paddock.course.CourseLinks;
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
    private final transient Errands errands;
    private final transient Person person;

    CopyCourseView(
            CurrentPerson currentPerson,
            CourseService courses,
            CourseImports imports,
            CourseTerms terms,
            Errands errands) {
        this.courses = courses;
        this.imports = imports;
        this.terms = terms;
        this.errands = errands;
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
        var back = new Anchor(CourseLinks.course(slug), course.title().in(person.language()));
        back.addClassName("paddock-muted");
        var wording = new PlaceForm.Wording(getTranslation("course.copy.button"), "copy-course", true);
        var form = new PlaceForm(
                homes, wording, errands, person, (home, term) -> terms.copy(person.id(), slug, home, term));
        var card = Parts.card(
                getTranslation("course.copy.what", course.title().in(person.language())),
                Parts.muted(getTranslation("course.copy.help")),
                form);
        card.addClassNames("paddock-narrow", "paddock-gap-top");
        add(back, card);
    }

    @Override
    public String heading() {
        return getTranslation("course.copy.title");
    }
}
