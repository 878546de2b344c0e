package io.paddock.course.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.base.language.Language;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Problem;
import io.paddock.base.ui.Titled;
import io.paddock.course.Course;
import io.paddock.course.CourseLinks;
import io.paddock.course.roster.PlannedRow.Outcome;
import io.paddock.course.roster.Roster;
import io.paddock.course.roster.RosterPlan;
import io.paddock.course.roster.RosterResult;
import jakarta.annotation.security.PermitAll;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;

/** A class list into a course: choose a file, look at what would happen, do it, hand out the codes. */
@Route("courses/:course/people/import")
@PermitAll
class RosterImportView extends Div implements BeforeEnterObserver, Titled {

    private final transient PeopleDesk desk;
    private final transient Person person;
    private final Div step = Parts.div("paddock-stack");
    private final Problem problem = new Problem();
    private final Select<Language> language = new Select<>();
    private @Nullable Course course;

    RosterImportView(CurrentPerson current, PeopleDesk desk) {
        this.desk = desk;
        this.person = current.require();
        addClassName("paddock-stack");
        language.setLabel(getTranslation("roster.import.language"));
        language.setItems(Language.values());
        language.setItemLabelGenerator(Language::ownName);
        language.setValue(person.language());
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
    }

    @Override
    public String heading() {
        return getTranslation("roster.import.title");
    }

    private void choose(Course into) {
        step.removeAll();
        step.add(Parts.div(
                "paddock-card paddock-stack",
                RosterUpload.hint(this),
                new RosterUpload(roster -> preview(into, roster)),
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

    private void preview(Course into, Roster roster) {
        var plan = desk.rosters().plan(person.id(), into.circle(), roster);
        problem.setVisible(false);
        step.removeAll();
        var card = Parts.div("paddock-card paddock-stack", head(plan), problem);
        if (plan.hindrances() > 0) {
            problem.show(Message.of("roster.import.fix", plan.hindrances()));
        } else if (!plan.changes()) {
            card.add(Parts.muted(getTranslation("roster.import.nothing")));
        }
        card.add(new RosterPreview(plan), foot(into, plan));
        step.add(card);
    }

    private Component head(RosterPlan plan) {
        var roster = plan.roster();
        var head = Parts.div(
                "paddock-stack paddock-stack--tight",
                Parts.text(getTranslation("roster.import.file", roster.file(), roster.kind()), "paddock-strong"));
        if (!roster.unused().isEmpty()) {
            head.add(Parts.text(
                    getTranslation("roster.import.unused", String.join(", ", roster.unused())), "paddock-muted"));
        }
        if (!plan.newSections().isEmpty()) {
            head.add(Parts.text(getTranslation("roster.import.sections", String.join(", ", plan.newSections()))));
        }
        return head;
    }

    private Component foot(Course into, RosterPlan plan) {
        var again = new Button(getTranslation("roster.import.again"), click -> choose(into));
        again.setId("choose-again");
        var foot = Parts.div("paddock-row paddock-row--between paddock-row--foot");
        if (plan.hindrances() > 0 || !plan.changes()) {
            foot.add(again);
            return foot;
        }
        var people = plan.count(Outcome.NEW) + plan.count(Outcome.ENROL) + plan.count(Outcome.MOVE);
        var take = new Button(getTranslation("roster.import.button", people));
        take.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        take.setDisableOnClick(true);
        take.setId("import-now");
        take.addClickListener(click -> take(into, plan.roster()));
        foot.add(plan.count(Outcome.NEW) > 0 ? language : new Div(), Parts.div("paddock-row", again, take));
        return foot;
    }

    private void take(Course into, Roster roster) {
        try {
            done(into, desk.rosters().take(person.id(), into.circle(), roster, language.getValue()));
        } catch (Refusal refusal) {
            preview(into, roster);
            problem.show(refusal.reason());
        } catch (DataIntegrityViolationException somebodyElseWasFaster) {
            preview(into, roster);
            problem.show(Message.of("roster.refused.changed"));
        }
    }

    private void done(Course into, RosterResult result) {
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
