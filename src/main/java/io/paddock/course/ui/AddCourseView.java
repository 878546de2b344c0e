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
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Problem;
import io.paddock.base.ui.Titled;
import io.paddock.base.ui.Toast;
import io.paddock.course.Course;
import io.paddock.course.CourseImports;
import io.paddock.course.CourseParcel;
import io.paddock.course.CourseTerms;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.function.Supplier;

/** A new course: from a zip, or one that comes with Paddock. */
@Route("add-course")
@PermitAll
class AddCourseView extends Div implements BeforeEnterObserver, Titled {

    private final transient CourseImports imports;
    private final transient CourseTerms terms;
    private final transient Words words;
    private final transient Person person;
    private final Div preview = Parts.div("paddock-stack");
    private transient List<Circle> homes = List.of();

    AddCourseView(CurrentPerson currentPerson, CourseImports imports, CourseTerms terms, Words words) {
        this.imports = imports;
        this.terms = terms;
        this.words = words;
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
        var back = new Anchor("courses", say("course.back"));
        back.addClassName("paddock-muted");
        var stack = Parts.div("paddock-stack paddock-narrow paddock-gap-top", zip(), shipped());
        add(back, stack);
    }

    @Override
    public String heading() {
        return say("course.add.title");
    }

    private Section zip() {
        var upload = new ZipUpload(imports, words, person, preview::removeAll, this::show);
        return Parts.card(say("course.import.title"), Parts.muted(say("course.import.help")), upload, preview);
    }

    private void show(CourseParcel.Good parcel) {
        var fields = new HomeFields(homes, false);
        preview.removeAll();
        preview.add(new SummaryPanel(parcel.summary(), words, person));
        preview.add(form(fields, () -> imports.place(person.id(), parcel.id(), fields.home(), fields.term())));
    }

    private Component form(HomeFields fields, Supplier<Course> make) {
        var problem = new Problem();
        var create = new Button(say("course.place.create"));
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        create.setId("create-course");
        create.setDisableOnClick(true);
        create.addClickListener(click -> {
            try {
                done(make.get());
            } catch (Refusal refusal) {
                problem.show(refusal.reason());
                create.setEnabled(true);
            }
        });
        return Parts.div("paddock-stack paddock-stack--tight", problem, fields, Parts.div("paddock-row", create));
    }

    private void done(Course course) {
        getUI().ifPresent(ui -> {
            ui.navigate("courses/" + course.slug());
            Toast.done(ui, Message.of("course.place.done", course.title().in(person.language())));
        });
    }

    private Section shipped() {
        var list = Parts.div("paddock-list");
        list.getElement().setAttribute("role", "list");
        terms.shipped(person.id()).forEach(course -> list.add(item(course)));
        return Parts.card(say("course.shipped.title"), Parts.muted(say("course.shipped.help")), list);
    }

    private Component item(CourseTerms.Shipped course) {
        var title = course.title().in(person.language());
        var use = new Button(
                say("course.shipped.use"), click -> useDialog(course, title).open());
        use.setAriaLabel(say("course.shipped.use") + " " + title);
        use.setId("use-" + course.slug());
        use.addThemeVariants(ButtonVariant.LUMO_SMALL);
        var facts = say("course.summary.lessons", course.lessons()) + " · "
                + say("course.summary.assignments", course.assignments());
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
        var fields = new HomeFields(homes, false);
        dialog.add(form(fields, () -> {
            var made = terms.use(person.id(), course.slug(), fields.home(), fields.term());
            dialog.close();
            return made;
        }));
        dialog.getFooter().add(new Button(say("course.cancel"), click -> dialog.close()));
        return dialog;
    }

    private String say(String key, Object... arguments) {
        return words.say(person.language().locale(), key, arguments);
    }
}
