package io.paddock.course.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
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
import io.paddock.course.CourseChanges;
import io.paddock.course.CourseImports;
import io.paddock.course.CourseParcel;
import io.paddock.course.CourseService;
import io.paddock.course.CourseVersion;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;

/** The versions of a course, and a new one: first what would change, then the change. */
@Route("renew-course/:course")
@PermitAll
class RenewCourseView extends Div implements BeforeEnterObserver, Titled {

    private final transient CourseService courses;
    private final transient CourseImports imports;
    private final transient Words words;
    private final transient Person person;
    private final Div preview = Parts.div("paddock-stack");
    private String slug = "";

    RenewCourseView(CurrentPerson currentPerson, CourseService courses, CourseImports imports, Words words) {
        this.courses = courses;
        this.imports = imports;
        this.words = words;
        this.person = currentPerson.require();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        slug = event.getRouteParameters().get("course").orElse("");
        if (!imports.mayRenew(person.id(), slug)) {
            throw new NotFoundException();
        }
        var course = courses.find(person.id(), slug).orElseThrow(NotFoundException::new);
        removeAll();
        preview.removeAll();
        var back = new Anchor("courses/" + slug, course.title().in(person.language()));
        back.addClassName("paddock-muted");
        var upload = new ZipUpload(imports, words, person, preview::removeAll, this::show);
        var stack = Parts.div(
                "paddock-stack paddock-narrow paddock-gap-top",
                Parts.card(say("course.renew.upload"), Parts.muted(say("course.renew.help")), upload, preview));
        var versions = imports.versions(person.id(), slug);
        if (versions.isEmpty()) {
            stack.add(Parts.muted(say("course.renew.shipped")));
        } else {
            var list = Parts.div("paddock-list");
            list.getElement().setAttribute("role", "list");
            versions.forEach(version -> list.add(item(version)));
            stack.add(Parts.card(say("course.renew.versions"), list));
        }
        add(back, stack);
    }

    @Override
    public String heading() {
        return say("course.renew.title");
    }

    private void show(CourseParcel.Good parcel) {
        preview.removeAll();
        var changes = imports.changes(person.id(), parcel.id(), slug);
        if (changes.isNothing()) {
            preview.add(Parts.muted(say("course.refusal.nothing-new")));
            return;
        }
        var heading = new H3(say("course.renew.changes"));
        heading.addClassName("paddock-subtitle");
        var list = Parts.div("paddock-list");
        list.getElement().setAttribute("role", "list");
        changes.parts().forEach(part -> list.add(item(part)));
        if (changes.courseFile()) {
            list.add(item(say("course.renew.course-file"), say("course.renew.course-file-detail")));
        }
        preview.add(heading, list, Parts.muted(say("course.renew.what-happens")), apply(parcel));
    }

    private Component apply(CourseParcel.Good parcel) {
        var problem = new Problem();
        var apply = new Button(say("course.renew.apply"));
        apply.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        apply.setId("renew-course");
        apply.setDisableOnClick(true);
        apply.addClickListener(click -> {
            try {
                imports.renew(person.id(), parcel.id(), slug);
                getUI().ifPresent(ui -> {
                    ui.navigate("courses/" + slug);
                    Toast.done(ui, Message.of("course.renew.done"));
                });
            } catch (Refusal refusal) {
                problem.show(refusal.reason());
                apply.setEnabled(true);
            }
        });
        return Parts.div("paddock-stack paddock-stack--tight", problem, Parts.div("paddock-row", apply));
    }

    private Component item(CourseChanges.Part part) {
        var details = new ArrayList<String>();
        details.add(say(
                part.assignment() && part.kind() == CourseChanges.Kind.REMOVED
                        ? "course.change.removed-assignment"
                        : "course.change." + part.kind().name().toLowerCase(java.util.Locale.ROOT)));
        part.cells().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(cells -> details.add(say(
                        "course.change.cells",
                        cells.getKey().ownName(),
                        cells.getValue().changed(),
                        cells.getValue().added(),
                        cells.getValue().removed())));
        if (part.otherFiles()) {
            details.add(say("course.change.files"));
        }
        var title = part.title().in(person.language());
        return item(part.assignment() ? say("course.change.assignment", title) : title, String.join(" · ", details));
    }

    private Component item(CourseVersion version) {
        return item(
                say("course.renew.version", version.number()),
                say("course.renew.version-detail", version.madeAt()) + " · "
                        + SummaryPanel.size(version.files(), version.bytes(), words, person));
    }

    private static Component item(String title, String detail) {
        var item = Parts.div(
                "paddock-item",
                new Div(
                        Parts.div("paddock-item__title", new Text(title)),
                        Parts.div("paddock-item__detail", new Text(detail))));
        item.getElement().setAttribute("role", "listitem");
        return item;
    }

    private String say(String key, Object... arguments) {
        return words.say(person.language().locale(), key, arguments);
    }
}
