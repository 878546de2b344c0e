package io.paddock.capacity.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import io.paddock.account.AccountService;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.account.UserId;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Table;
import io.paddock.base.ui.Titled;
import io.paddock.capacity.CapacityService;
import io.paddock.capacity.SliceInventory;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The machines: their slices, who has them until when, how full they are, who waits, and what keeps people apart. */
@Route("admin/capacity")
@PermitAll
class CapacityView extends Div implements Titled {

    private final transient CapacityService capacity;
    private final transient SliceInventory inventory;
    private final transient AccountService accounts;
    private final transient Clock clock;
    private final transient Person person;
    private final UserId actor;
    private final Div body = Parts.div("paddock-stack");
    private transient @Nullable CapacityPicture shown;

    CapacityView(
            CurrentPerson current,
            CapacityService capacity,
            SliceInventory inventory,
            AccountService accounts,
            CapacityPages pages,
            Clock clock) {
        this.capacity = capacity;
        this.inventory = inventory;
        this.accounts = accounts;
        this.clock = clock;
        this.person = current.require();
        this.actor = person.id();
        addClassNames("paddock-stack", "capacity");
        add(Parts.muted(getTranslation("capacity.page.lead")), body);
        refresh();
        pages.follow(this, this::refresh);
    }

    @Override
    public String heading() {
        return getTranslation("capacity.page.title");
    }

    private void refresh() {
        var now = new CapacityPicture(capacity.load(actor), capacity.waiting(actor));
        if (!now.equals(shown)) {
            shown = now;
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
            picture.nodes().forEach(node -> cards.add(new NodeCard(node, names, drain(), this::time, clock.instant())));
            body.add(cards);
        }
        var lower = Parts.div("paddock-columns", new QueueCard(picture.queue(), names), enforcers());
        body.add(lower);
        if (!picture.nodes().isEmpty()
                && picture.nodes().stream()
                        .allMatch(node -> node.node().slices().isEmpty())) {
            body.add(Parts.empty(
                    VaadinIcon.AUTOMATION,
                    getTranslation("capacity.page.gpu-none"),
                    getTranslation("capacity.page.gpu-none-hint")));
        }
    }

    private Function<UserId, String> names(CapacityPicture picture) {
        Map<UserId, Person> people = accounts.find(Stream.concat(
                        picture.nodes().stream()
                                .flatMap(node -> node.leases().stream())
                                .filter(lease -> lease.slice() != null)
                                .map(lease -> lease.person()),
                        picture.queue().stream().map(ask -> ask.person()))
                .collect(Collectors.toSet()));
        return person -> Optional.ofNullable(people.get(person))
                .map(Person::displayName)
                .orElseGet(() -> getTranslation("capacity.page.somebody"));
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

    private Optional<BiConsumer<String, Boolean>> drain() {
        return inventory.mayDrain(actor)
                ? Optional.of((device, drained) -> {
                    inventory.drain(actor, device, drained);
                    refresh();
                })
                : Optional.empty();
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
