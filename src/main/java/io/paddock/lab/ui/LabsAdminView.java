package io.paddock.lab.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import io.paddock.account.AccessDenied;
import io.paddock.account.AccountService;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Table;
import io.paddock.base.ui.Titled;
import io.paddock.lab.Lab;
import io.paddock.lab.LabId;
import io.paddock.lab.LabOverview;
import io.paddock.lab.LabService;
import io.paddock.lab.LabState;
import io.paddock.lab.LabUsage;
import jakarta.annotation.security.PermitAll;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Labs for administrators: what runs and whose it is, the images, and whether labs are kept in. */
@Route("admin/labs")
@PermitAll
class LabsAdminView extends Div implements Titled {

    private final transient LabService labs;
    private final transient LabOverview overview;
    private final transient AccountService accounts;
    private final UserId actor;
    private final Div running = new Div();
    private final transient Map<LabId, Span> memory = new HashMap<>();
    private transient @Nullable List<LabLine> shown;

    LabsAdminView(
            CurrentPerson current,
            LabService labs,
            LabOverview overview,
            AccountService accounts,
            ImagesCard.Maker images,
            IsolationCard.Maker isolation,
            LabPageUpdates updates) {
        this.labs = labs;
        this.overview = overview;
        this.accounts = accounts;
        this.actor = current.require().id();
        if (!overview.mayAdminister(actor)) {
            throw new AccessDenied(actor, "administration of labs");
        }
        addClassNames("paddock-stack", "paddock-stack--loose");
        Parts.scroll(running, getTranslation("lab.page.running"));
        running.add(Parts.loading(getTranslation("lab.page.loading")));
        add(Parts.card(getTranslation("lab.page.running"), running), images.make(actor), isolation.make(actor));
        updates.follow(this, "show all labs", this::read, this::show);
    }

    @Override
    public String heading() {
        return getTranslation("lab.page.all");
    }

    private List<LabLine> read() {
        List<Lab> all = overview.all(actor);
        Map<UserId, Person> owners =
                accounts.find(all.stream().map(Lab::owner).distinct().toList());
        return all.stream()
                .map(lab -> new LabLine(
                        lab,
                        Optional.ofNullable(owners.get(lab.owner()))
                                .map(Person::displayName)
                                .orElse(lab.owner().toString()),
                        LabLine.usage(lab, labs),
                        OptionalLong.empty()))
                .toList();
    }

    /** Memory changes all the time: it is written into the rows that are there, so that no button goes under somebody's hands. */
    private void show(List<LabLine> now) {
        var rows = now.stream().map(LabLine::withoutUsage).toList();
        if (!rows.equals(shown)) {
            shown = rows;
            draw(rows);
        }
        now.forEach(line -> Optional.ofNullable(memory.get(line.lab().id()))
                .ifPresent(place -> place.setText(line.usage().map(this::memory).orElse(""))));
    }

    private void draw(List<LabLine> now) {
        memory.clear();
        running.removeAll();
        running.getElement().removeAllChildren();
        if (now.isEmpty()) {
            running.add(new Paragraph(getTranslation("lab.page.none-running")));
            return;
        }
        var table = new Table(
                getTranslation("lab.page.owner"),
                getTranslation("lab.page.environment"),
                getTranslation("lab.page.state"),
                getTranslation("lab.page.stage"),
                getTranslation("lab.page.memory"),
                getTranslation("lab.page.end"),
                getTranslation("lab.page.actions"));
        now.forEach(line -> table.row(cells(line)));
        running.add(table);
    }

    private Component[] cells(LabLine line) {
        Lab lab = line.lab();
        return new Component[] {
            Parts.text(line.name()),
            Parts.text(lab.environment().value()),
            LabParts.state(this, lab),
            Parts.text(Parts.say(this, lab.stage())),
            memory.computeIfAbsent(lab.id(), _ -> new Span()),
            Parts.text(lab.endsAt() == null ? "" : Parts.say(this, Message.of("lab.page.instant", lab.endsAt()))),
            lab.state() == LabState.STOPPING ? new Span() : stop(line)
        };
    }

    private String memory(LabUsage usage) {
        return getTranslation("lab.page.mebibytes", usage.memoryBytes() >> 20, usage.memoryLimitBytes() >> 20);
    }

    private StopLabButton stop(LabLine line) {
        var button = new StopLabButton(line.lab(), Optional.of(line.name()), actor, labs);
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }
}
