package io.paddock.course.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
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
import io.paddock.base.ui.Errands;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Problem;
import io.paddock.base.ui.Titled;
import io.paddock.base.ui.Toast;
import io.paddock.course.CourseChanges;
import io.paddock.course.CourseImports;
import io.paddock.course.CourseLinks;
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
    private final transient Errands errands;
    private final transient Person person;
    private final Div preview = Parts.div("paddock-stack");
    private String slug = "";

    RenewCourseView(CurrentPerson currentPerson, CourseService courses, CourseImports imports, Errands errands) {
        this.courses = courses;
        this.imports = imports;
        this.errands = errands;
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
        var back = new Anchor(CourseLinks.course(slug), course.title().in(person.language()));
        back.addClassName("paddock-muted");
        var upload = new ZipUpload(imports, person, preview::removeAll, this::compared);
        var stack = Parts.div(
                "paddock-stack paddock-narrow paddock-gap-top",
                Parts.card(
                        getTranslation("course.renew.upload"),
                        Parts.muted(getTranslation("course.renew.help")),
                        upload,
                        preview));
        var versions = imports.versions(person.id(), slug);
        if (versions.isEmpty()) {
            stack.add(Parts.muted(getTranslation("course.renew.shipped")));
        } else {
            var list = Parts.div("paddock-list");
            list.getElement().setAttribute("role", "list");
            versions.forEach(version -> list.add(item(version)));
            stack.add(Parts.card(getTranslation("course.renew.versions"), list));
        }
        add(back, stack);
    }

    @Override
    public String heading() {
        return getTranslation("course.renew.title");
    }

    private Runnable compared(CourseParcel.Good parcel) {
        var changes = imports.changes(person.id(), parcel.id(), slug);
        return () -> {
            preview.removeAll();
            changes.ifPresentOrElse(
                    found -> show(parcel, found),
                    () -> preview.add(Parts.muted(getTranslation("course.refusal.nothing-new"))));
        };
    }

    private void show(CourseParcel.Good parcel, CourseChanges changes) {
        var heading = new H3(getTranslation("course.renew.changes"));
        heading.addClassName("paddock-subtitle");
        var list = Parts.div("paddock-list");
        list.getElement().setAttribute("role", "list");
        changes.parts().forEach(part -> list.add(item(part)));
        if (changes.courseFile()) {
            list.add(item(
                    getTranslation("course.renew.course-file"), getTranslation("course.renew.course-file-detail")));
        }
        preview.add(heading, list, Parts.muted(getTranslation("course.renew.what-happens")), apply(parcel));
    }

    private Component apply(CourseParcel.Good parcel) {
        var problem = new Problem();
        var apply = new WorkRow(getTranslation("course.renew.apply"), "renew-course", errands, problem, () -> {
            var ui = getUI().orElseThrow();
            return () -> {
                imports.renew(person.id(), parcel.id(), slug);
                return () -> done(ui);
            };
        });
        return Parts.div("paddock-stack paddock-stack--tight", problem, apply);
    }

    private void done(UI ui) {
        if (isAttached()) {
            ui.navigate(CourseLinks.course(slug));
        }
        Toast.done(ui, Message.of("course.renew.done"));
    }

    private Component item(CourseChanges.Part part) {
        var details = new ArrayList<String>();
        details.add(getTranslation(
                part.assignment() && part.kind() == CourseChanges.Kind.REMOVED
                        ? "course.change.removed-assignment"
                        : "course.change." + part.kind().name().toLowerCase(java.util.Locale.ROOT)));
        part.cells().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(cells -> details.add(getTranslation(
                        "course.change.cells",
                        cells.getKey().ownName(),
                        cells.getValue().changed(),
                        cells.getValue().added(),
                        cells.getValue().removed())));
        if (part.otherFiles()) {
            details.add(getTranslation("course.change.files"));
        }
        var title = part.title().in(person.language());
        return item(
                part.assignment() ? getTranslation("course.change.assignment", title) : title,
                String.join(" · ", details));
    }

    private Component item(CourseVersion version) {
        return item(
                getTranslation("course.renew.version", version.number()),
                getTranslation("course.renew.version-detail", version.madeAt()) + " · "
                        + SummaryPanel.size(this, version.files(), version.bytes()));
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
}
