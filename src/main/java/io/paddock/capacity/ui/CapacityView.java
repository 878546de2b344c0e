package io.paddock.capacity.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import io.paddock.account.AccessDenied;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.account.UserId;
import io.paddock.base.ui.Errands;
import io.paddock.base.ui.LateReading;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Table;
import io.paddock.base.ui.Titled;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The machines: their slices, who has them until when, how full they are, who waits, and what keeps people apart. */
@Route("admin/capacity")
@PermitAll
class CapacityView extends Div implements Titled {

    private final transient CapacityPictures pictures;
    private final transient Errands errands;
    private final transient Clock clock;
    private final transient Person person;
    private final transient LateReading<CapacityPicture> reading;
    private final UserId actor;
    private final Div body = Parts.div("paddock-stack");
    private transient @Nullable CapacityPicture shown;

    CapacityView(CurrentPerson current, CapacityPictures pictures, CapacityPages pages, Errands errands, Clock clock) {
        this.pictures = pictures;
        this.errands = errands;
        this.clock = clock;
        this.person = current.require();
        this.actor = person.id();
        if (!pictures.mayLook(actor)) {
            throw new AccessDenied(actor, "administrator, to see the load of nodes");
        }
        this.reading = new LateReading<>(
                this, errands, "show what the machines carry", () -> pictures.picture(actor), this::show);
        addClassNames("paddock-stack", "capacity");
        body.getElement().setAttribute("aria-busy", "true");
        body.add(Parts.loading(getTranslation("capacity.page.loading")));
        add(Parts.muted(getTranslation("capacity.page.lead")), body);
        pages.follow(this, reading::again);
        addAttachListener(_ -> reading.again());
    }

    @Override
    public String heading() {
        return getTranslation("capacity.page.title");
    }

    private void show(CapacityPicture now) {
        if (!now.equals(shown)) {
            shown = now;
            body.getElement().setAttribute("aria-busy", "false");
            draw(now);
        }
    }

    private void draw(CapacityPicture picture) {
        body.removeAll();
        var names = names(picture);
        if (picture.nodes().isEmpty()) {
            body.add(Parts.empty(
                    VaadinIcon.SERVER,
                    getTranslation("capacity.page.none"),
                    getTranslation("capacity.page.none-hint")));
        } else {
            var cards = Parts.div("paddock-columns capacity-nodes");
            picture.nodes()
                    .forEach(node -> cards.add(new NodeCard(node, names, drain(picture), this::time, clock.instant())));
            body.add(cards);
        }
        var lower = Parts.div("paddock-columns", new QueueCard(picture.queue(), names), enforcers());
        body.add(lower);
        if (!picture.nodes().isEmpty() && !picture.hasGpus()) {
            body.add(noGpu(picture));
        }
    }

    private Div noGpu(CapacityPicture picture) {
        if (picture.looksForGpus()) {
            return noGpu("capacity.page.gpu-looking-title", "capacity.page.gpu-looking-hint");
        }
        return picture.cannotReadGpus()
                ? noGpu("capacity.page.gpu-unreadable-title", "capacity.page.gpu-unreadable-hint")
                : noGpu("capacity.page.gpu-none", "capacity.page.gpu-none-hint");
    }

    private Div noGpu(String title, String hint) {
        return Parts.empty(VaadinIcon.AUTOMATION, getTranslation(title), getTranslation(hint));
    }

    private Function<UserId, String> names(CapacityPicture picture) {
        return someone -> picture.names().getOrDefault(someone, getTranslation("capacity.page.somebody"));
    }

    /** In the zone of the person who looks; with the day where it is not today's. */
    private String time(Instant at) {
        var there = at.atZone(person.zone());
        var today = LocalDate.ofInstant(clock.instant(), person.zone());
        var format = there.toLocalDate().equals(today)
                ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT);
        return format.withLocale(getLocale()).format(there);
    }

    private Optional<BiConsumer<String, Boolean>> drain(CapacityPicture picture) {
        return picture.mayDrain() ? Optional.of(this::drain) : Optional.empty();
    }

    private void drain(String device, boolean drained) {
        var ui = UI.getCurrent();
        errands.run("take a slice out of use or back into it", () -> {
            try {
                pictures.drain(actor, device, drained);
            } finally {
                ui.access(() -> {
                    // drawn anew whatever came of it: its button was switched off by the click
                    shown = null;
                    reading.again();
                });
            }
        });
    }

    /** Who enforces what, for each kind. */
    private Section enforcers() {
        var table = new Table(
                getTranslation("capacity.enforces.kind"),
                getTranslation("capacity.enforces.memory"),
                getTranslation("capacity.enforces.compute"),
                getTranslation("capacity.enforces.faults"));
        for (var kind : new String[] {"none", "whole", "mig"}) {
            table.row(
                    Parts.text(getTranslation("capacity.kind." + kind)),
                    Parts.text(getTranslation("capacity.enforces." + kind + ".memory")),
                    Parts.text(getTranslation("capacity.enforces." + kind + ".compute")),
                    Parts.text(getTranslation("capacity.enforces." + kind + ".faults")));
        }
        var box = new Div();
        box.getElement().appendChild(table.getElement());
        Parts.scroll(box, getTranslation("capacity.enforces.title"));
        return Parts.card(getTranslation("capacity.enforces.title"), box);
    }
}
