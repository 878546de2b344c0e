package io.paddock.course.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.paddock.account.Circle;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.base.ui.Errands;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Titled;
import io.paddock.course.CourseImports;
import io.paddock.course.CourseLinks;
import io.paddock.course.CourseParcel;
import io.paddock.course.CourseTerms;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** A new course: from a zip, or one that comes with Paddock. */
@Route("add-course")
@PermitAll
class AddCourseView extends Div implements BeforeEnterObserver, Titled {

    private final transient CourseImports imports;
    private final transient CourseTerms terms;
    private final transient Errands errands;
    private final transient Person person;
    private final Div preview = Parts.div("paddock-stack");
    private transient List<Circle> homes = List.of();

    AddCourseView(CurrentPerson currentPerson, CourseImports imports, CourseTerms terms, Errands errands) {
        this.imports = imports;
        this.terms = terms;
        this.errands = errands;
        this.person = currentPerson.require();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        homes = imports.homes(person.id());
        if (homes.isEmpty()) {
            throw new NotFoundException();
        }
        removeAll();
        preview.removeAll();
        var back = new Anchor(CourseLinks.courses(), getTranslation("course.back"));
        back.addClassName("paddock-muted");
        var stack = Parts.div("paddock-stack paddock-narrow paddock-gap-top", zip(), shipped());
        add(back, stack);
    }

    @Override
    public String heading() {
        return getTranslation("course.add.title");
    }

    private Section zip() {
        var upload = new ZipUpload(imports, person, preview::removeAll, parcel -> () -> show(parcel));
        return Parts.card(
                getTranslation("course.import.title"),
                Parts.muted(getTranslation("course.import.help")),
                upload,
                preview);
    }

    private void show(CourseParcel.Good parcel) {
        preview.removeAll();
        preview.add(new SummaryPanel(parcel.summary(), person));
        preview.add(form((home, term) -> imports.place(person.id(), parcel.id(), home, term)));
    }

    private PlaceForm form(PlaceForm.Placing placing) {
        var wording = new PlaceForm.Wording(getTranslation("course.place.create"), "create-course", false);
        return new PlaceForm(homes, wording, errands, person, placing);
    }

    private Section shipped() {
        var list = Parts.div("paddock-list");
        list.getElement().setAttribute("role", "list");
        terms.shipped(person.id()).forEach(course -> list.add(item(course)));
        return Parts.card(
                getTranslation("course.shipped.title"), Parts.muted(getTranslation("course.shipped.help")), list);
    }

    private Component item(CourseTerms.Shipped course) {
        var title = course.title().in(person.language());
        var use = new Button(
                getTranslation("course.shipped.use"),
                click -> useDialog(course, title).open());
        use.setAriaLabel(getTranslation("course.shipped.use") + " " + title);
        use.setId("use-" + course.slug());
        use.addThemeVariants(ButtonVariant.LUMO_SMALL);
        var facts = getTranslation("course.summary.lessons", course.lessons()) + " · "
                + getTranslation("course.summary.assignments", course.assignments());
        var item = Parts.div(
                "paddock-item",
                new Div(
                        Parts.div("paddock-item__title", new Text(title)),
                        Parts.div(
                                "paddock-item__detail",
                                new Text(course.summary().in(person.language()))),
                        Parts.div("paddock-item__detail", new Text(facts))),
                use);
        item.getElement().setAttribute("role", "listitem");
        return item;
    }

    private Dialog useDialog(CourseTerms.Shipped course, String title) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(title);
        dialog.setWidth("min(520px, 94vw)");
        dialog.add(form((home, term) -> terms.use(person.id(), course.slug(), home, term)));
        dialog.getFooter().add(new Button(getTranslation("course.cancel"), click -> dialog.close()));
        return dialog;
    }
}
