package io.paddock.course.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.paddock.account.AccessDenied;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.base.language.Language;
import io.paddock.base.language.Message;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Titled;
import io.paddock.base.ui.Toast;
import io.paddock.course.Course;
import io.paddock.course.CourseLinks;
import io.paddock.course.roster.Roster;
import io.paddock.course.roster.RosterImport;
import io.paddock.course.roster.RosterPlan;
import io.paddock.course.roster.RosterResult;
import jakarta.annotation.security.PermitAll;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A class list into a course: choose a file, look at what would happen, do it, hand out the codes. */
@Route("courses/:course/people/import")
@PermitAll
class RosterImportView extends Div implements BeforeEnterObserver, Titled {

    private final transient PeopleDesk desk;
    private final transient Person person;
    private final Div step = Parts.div("paddock-stack");
    private @Nullable RosterWorking working;
    private @Nullable Course course;
    private boolean shown;
    private boolean told;
    private transient Runnable unfollow = () -> {};

    RosterImportView(CurrentPerson current, PeopleDesk desk) {
        this.desk = desk;
        this.person = current.require();
        addClassName("paddock-stack");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var found = CourseOfPage.of(event, person.id(), desk.courses(), desk.members());
        if (!desk.rosters().mayImport(person.id(), found.circle())) {
            throw new NotFoundException();
        }
        course = found;
        removeAll();
        var back = new Anchor(CourseLinks.people(found.slug()), getTranslation("roster.import.back"));
        back.addClassName("paddock-muted");
        add(Parts.div("roster-no-print", back), step);
        choose(found);
        getUI().ifPresent(this::follow);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        follow(event.getUI());
    }

    private void follow(UI ui) {
        var into = course;
        if (into == null) {
            return;
        }
        unfollow.run();
        told = false;
        // how it stands is asked in the page's turn: news may come late, and one after what it told of is over
        unfollow = desk.imports().follow(person.id(), into.circle(), _ -> access(ui, () -> news(ui, into)));
        ImportsOfTab.of(ui).follow(into.circle(), unfollow);
        desk.imports().of(person.id(), into.circle()).ifPresent(state -> show(ui, into, state));
    }

    private void news(UI ui, Course into) {
        if (ImportsOfTab.of(ui).follows(into.circle(), unfollow)) {
            desk.imports().of(person.id(), into.circle()).ifPresent(state -> tell(ui, into, state));
        }
    }

    /** Goes on following what is not at its end: whoever has left the page is told of it where they are. */
    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        var into = course;
        if (into == null) {
            return;
        }
        if (shown) {
            desk.imports().seen(person.id(), into.circle());
        }
        if (desk.imports()
                .of(person.id(), into.circle())
                .filter(RosterImport.Running.class::isInstance)
                .isEmpty()) {
            unfollow.run();
        }
    }

    private void tell(UI ui, Course into, RosterImport state) {
        if (isAttached()) {
            if (!shown || !(state instanceof RosterImport.Done)) {
                show(ui, into, state);
            }
        } else if (!told && !(state instanceof RosterImport.Running)) {
            told = true;
            unfollow.run();
            if (!(ui.getCurrentView() instanceof RosterImportView)) {
                var title = into.title().in(person.language());
                switch (state) {
                    case RosterImport.Done done -> Toast.done(ui, Message.of("roster.import.ended", title));
                    case RosterImport.Refused refused ->
                        Toast.problem(ui, Message.of("roster.import.ended-badly", title));
                    default -> {}
                }
            }
        }
    }

    private void access(UI ui, Runnable change) {
        try {
            ui.access(change::run);
        } catch (UIDetachedException gone) {
            unfollow.run();
        }
    }

    @Override
    public String heading() {
        return getTranslation("roster.import.title");
    }

    private void choose(Course into) {
        working = null;
        step.removeAll();
        step.add(Parts.div(
                "paddock-card paddock-stack",
                RosterUpload.hint(this),
                new RosterUpload(roster -> {
                    var plan = desk.rosters().plan(person.id(), into.circle(), roster);
                    return () -> preview(into, plan);
                }),
                example()));
    }

    private Component example() {
        var link = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    var bytes = RosterUpload.example(this).getBytes(StandardCharsets.UTF_8);
                    return new DownloadResponse(
                            new ByteArrayInputStream(bytes), "class-list.csv", "text/csv", bytes.length);
                }),
                getTranslation("roster.import.example"));
        return Parts.div("", link);
    }

    private RosterPlanCard preview(Course into, RosterPlan plan) {
        working = null;
        step.removeAll();
        var card = new RosterPlanCard(
                plan, person.language(), () -> choose(into), language -> take(into, plan.roster(), language));
        step.add(card);
        return card;
    }

    private void take(Course into, Roster roster, Language language) {
        var begun = desk.imports().start(person.id(), into.circle(), roster, language);
        getUI().ifPresent(ui -> {
            desk.imports().of(person.id(), into.circle()).ifPresent(state -> show(ui, into, state));
            if (!begun) {
                Toast.problem(ui, Message.of("roster.refused.running"));
            }
        });
    }

    private void show(UI ui, Course into, RosterImport state) {
        switch (state) {
            case RosterImport.Running running -> show(into, running);
            case RosterImport.Done done -> done(into, done.result());
            case RosterImport.Stopped stopped ->
                again(ui, into, stopped.roster(), card -> Toast.done(ui, Message.of("roster.import.stopped")));
            case RosterImport.Refused refused ->
                again(ui, into, refused.roster(), card -> card.refuse(refused.reason()));
        }
    }

    private void show(Course into, RosterImport.Running running) {
        shown = false;
        var panel = working;
        if (panel == null) {
            panel = new RosterWorking(running, () -> desk.imports().stop(person.id(), into.circle()));
            working = panel;
            step.removeAll();
            step.add(panel);
        } else {
            panel.show(running);
        }
    }

    /** What would happen may differ by now; looked at in nobody's turn. */
    private void again(UI ui, Course into, Roster roster, Consumer<RosterPlanCard> then) {
        working = null;
        step.removeAll();
        step.add(Parts.muted(getTranslation("roster.import.reading")));
        desk.imports().seen(person.id(), into.circle());
        desk.errands().run("look at a class list again", () -> {
            try {
                var plan = desk.rosters().plan(person.id(), into.circle(), roster);
                access(ui, () -> then.accept(preview(into, plan)));
            } catch (AccessDenied roleWasTaken) {
                access(ui, () -> ui.navigate(""));
            }
        });
    }

    private void done(Course into, RosterResult result) {
        working = null;
        shown = true;
        step.removeAll();
        var title = new H2(getTranslation("roster.import.done"));
        title.addClassName("paddock-subtitle");
        var card = Parts.div(
                "paddock-card roster-no-print",
                title,
                Parts.muted(getTranslation(
                        "roster.import.done-text",
                        result.made(),
                        result.enrolled(),
                        result.moved(),
                        result.unchanged())),
                Parts.button(CourseLinks.people(into.slug()), getTranslation("roster.import.back")));
        card.setId("imported");
        step.add(card);
        if (!result.codes().isEmpty()) {
            step.add(new SlipsPanel(result.codes()));
        }
    }
}
