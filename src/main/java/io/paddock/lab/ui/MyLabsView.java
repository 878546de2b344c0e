package io.paddock.lab.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import io.paddock.account.Circle;
import io.paddock.account.CircleId;
import io.paddock.account.CircleNames;
import io.paddock.account.CircleService;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Table;
import io.paddock.base.ui.Titled;
import io.paddock.lab.Lab;
import io.paddock.lab.LabOverview;
import io.paddock.lab.LabService;
import io.paddock.lab.LabState;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A person's own labs: those that run, and why the last ones ended. */
@Route("labs")
@PermitAll
class MyLabsView extends Div implements Titled {

    private record Shown(List<LabLine> running, List<LabLine> ended) {}

    private final transient LabService labs;
    private final transient LabOverview overview;
    private final transient CircleService circles;
    private final transient CircleNames names;
    private final transient Person person;
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
        this.person = current.require();
        addClassNames("paddock-stack", "paddock-stack--loose");
        add(Parts.loading(getTranslation("lab.page.loading")));
        updates.follow(this, "show somebody's labs", this::read, this::show);
    }

    @Override
    public String heading() {
        return getTranslation("lab.page.mine");
    }

    private Shown read() {
        var running = labs.running(person.id());
        var ended = overview.endedLately(person.id());
        var courses = circles.find(Stream.concat(running.stream(), ended.stream())
                .map(Lab::course)
                .distinct()
                .toList());
        return new Shown(
                running.stream().map(lab -> running(lab, name(lab, courses))).toList(),
                ended.stream()
                        .map(lab -> new LabLine(lab, name(lab, courses), Optional.empty(), OptionalLong.empty()))
                        .toList());
    }

    private LabLine running(Lab lab, String name) {
        return new LabLine(
                lab,
                name,
                LabLine.usage(lab, labs),
                lab.state() == LabState.READY ? overview.storageBytes(person.id(), lab.id()) : OptionalLong.empty());
    }

    private String name(Lab lab, Map<CircleId, Circle> courses) {
        return Optional.ofNullable(courses.get(lab.course()))
                .map(circle -> names.in(circle, person.language().locale()))
                .orElse(lab.course().toString());
    }

    /** Built anew only when something has changed, so that focus and half-made clicks stay. */
    private void show(Shown now) {
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        removeAll();
        if (now.running().isEmpty()) {
            add(Parts.empty(VaadinIcon.FLASK, getTranslation("lab.page.none"), getTranslation("lab.page.none-hint")));
        } else {
            var cards = new Div();
            cards.addClassName("paddock-columns");
            now.running()
                    .forEach(line -> cards.add(new LabCard(line, person.id(), labs, overview.storageQuotaBytes())));
            add(cards);
        }
        if (!now.ended().isEmpty()) {
            add(ended(now.ended()));
        }
    }

    private Section ended(List<LabLine> ended) {
        var table = new Table(
                getTranslation("lab.page.course"),
                getTranslation("lab.page.environment"),
                getTranslation("lab.page.state"),
                getTranslation("lab.page.reason"));
        ended.forEach(line -> table.row(
                Parts.text(line.name()),
                Parts.text(line.lab().environment().value()),
                LabParts.state(this, line.lab()),
                Parts.text(Parts.say(this, line.lab().stage()))));
        var scroll = new Div();
        Parts.scroll(scroll, getTranslation("lab.page.ended"));
        scroll.add(table);
        return Parts.card(getTranslation("lab.page.ended"), scroll);
    }
}
