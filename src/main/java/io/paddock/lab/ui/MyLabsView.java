package io.paddock.lab.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import io.paddock.account.CircleId;
import io.paddock.account.CircleNames;
import io.paddock.account.CircleService;
import io.paddock.account.CurrentPerson;
import io.paddock.account.UserId;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Table;
import io.paddock.base.ui.Titled;
import io.paddock.lab.Lab;
import io.paddock.lab.LabOverview;
import io.paddock.lab.LabService;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person's own labs: those that run, and why the last ones ended. */
@Route("labs")
@PermitAll
class MyLabsView extends Div implements Titled {

    private record Shown(List<Lab> running, List<Lab> ended, List<String> figures) {}

    private final transient LabService labs;
    private final transient LabOverview overview;
    private final transient CircleService circles;
    private final transient CircleNames names;
    private final UserId actor;
    private transient @Nullable Shown shown;

    MyLabsView(
            CurrentPerson current,
            LabService labs,
            LabOverview overview,
            CircleService circles,
            CircleNames names,
            LabPageUpdates updates) {
        this.labs = labs;
        this.overview = overview;
        this.circles = circles;
        this.names = names;
        this.actor = current.require().id();
        addClassNames("paddock-stack", "paddock-stack--loose");
        refresh();
        updates.follow(this, this::refresh);
    }

    @Override
    public String heading() {
        return getTranslation("lab.page.mine");
    }

    /** Built anew only when something has changed, so that focus and half-made clicks stay. */
    private void refresh() {
        List<Lab> running = labs.running(actor);
        List<String> figures = running.stream()
                .map(lab -> labs.usage(lab.id())
                        .map(usage -> Long.toString(usage.memoryBytes() >> 23))
                        .orElse(""))
                .toList();
        var now = new Shown(running, overview.endedLately(actor), figures);
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        removeAll();
        if (running.isEmpty()) {
            add(empty());
        } else {
            var cards = new Div();
            cards.addClassName("paddock-columns");
            running.forEach(lab -> cards.add(new LabCard(lab, course(lab.course()), actor, labs, overview)));
            add(cards);
        }
        if (!now.ended().isEmpty()) {
            add(ended(now.ended()));
        }
    }

    private Div empty() {
        var empty = new Div(
                VaadinIcon.FLASK.create(),
                new H2(getTranslation("lab.page.none")),
                new Paragraph(getTranslation("lab.page.none-hint")));
        empty.addClassName("paddock-empty");
        return empty;
    }

    private Section ended(List<Lab> ended) {
        var table = new Table(
                getTranslation("lab.page.course"),
                getTranslation("lab.page.environment"),
                getTranslation("lab.page.state"),
                getTranslation("lab.page.reason"));
        ended.forEach(lab -> table.row(
                Parts.text(course(lab.course())),
                Parts.text(lab.environment().value()),
                LabParts.state(this, lab),
                Parts.text(Parts.say(this, lab.stage()))));
        var scroll = new Div();
        Parts.scroll(scroll, getTranslation("lab.page.ended"));
        scroll.add(table);
        return Parts.card(getTranslation("lab.page.ended"), scroll);
    }

    private String course(CircleId course) {
        return circles.find(course).map(circle -> names.in(circle, getLocale())).orElse(course.toString());
    }
}
