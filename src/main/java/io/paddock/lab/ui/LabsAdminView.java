package io.paddock.lab.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
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
import io.paddock.lab.LabOverview;
import io.paddock.lab.LabService;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Labs for administrators: what runs and whose it is, the images, and whether labs are kept in. */
@Route("admin/labs")
@PermitAll
class LabsAdminView extends Div implements Titled {

    private final transient LabService labs;
    private final transient LabOverview overview;
    private final transient AccountService accounts;
    private final UserId actor;
    private final Div running = new Div();
    private transient List<?> shown = List.of(this);

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
        add(Parts.card(getTranslation("lab.page.running"), running), images.make(actor), isolation.make(actor));
        refresh();
        updates.follow(this, this::refresh);
    }

    @Override
    public String heading() {
        return getTranslation("lab.page.all");
    }

    private void refresh() {
        List<Lab> all = overview.all(actor);
        List<?> now = all.stream().map(lab -> List.of(lab, memory(lab))).toList();
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        running.removeAll();
        running.getElement().removeAllChildren();
        if (all.isEmpty()) {
            running.add(new Paragraph(getTranslation("lab.page.none-running")));
            return;
        }
        Map<UserId, Person> owners =
                accounts.find(all.stream().map(Lab::owner).distinct().toList());
        var table = new Table(
                getTranslation("lab.page.owner"),
                getTranslation("lab.page.environment"),
                getTranslation("lab.page.state"),
                getTranslation("lab.page.stage"),
                getTranslation("lab.page.memory"),
                getTranslation("lab.page.end"),
                getTranslation("lab.page.actions"));
        all.forEach(lab -> table.row(
                Parts.text(Optional.ofNullable(owners.get(lab.owner()))
                        .map(Person::displayName)
                        .orElse(lab.owner().toString())),
                Parts.text(lab.environment().value()),
                LabParts.state(this, lab),
                Parts.text(Parts.say(this, lab.stage())),
                Parts.text(memory(lab)),
                Parts.text(lab.endsAt() == null ? "" : Parts.say(this, Message.of("lab.page.instant", lab.endsAt()))),
                stop(lab)));
        running.add(table);
    }

    private String memory(Lab lab) {
        return labs.usage(lab.id())
                .map(usage ->
                        getTranslation("lab.page.mebibytes", usage.memoryBytes() >> 20, usage.memoryLimitBytes() >> 20))
                .orElse("");
    }

    private Button stop(Lab lab) {
        var button = new Button(getTranslation("lab.page.stop"));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_ERROR);
        button.setDisableOnClick(true);
        button.addClickListener(_ -> labs.stop(actor, lab.id()));
        UI ui = UI.getCurrent();
        if (ui != null) {
            button.setId("stop-" + lab.id());
        }
        return button;
    }
}
