package io.paddock.allowance.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.router.Route;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.allowance.AllowanceService;
import io.paddock.allowance.LedgerEntry;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Titled;
import jakarta.annotation.security.PermitAll;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** A person's own compute credit: what is left, what it is enough for, and where it went. */
@Route("allowance")
@PermitAll
class AllowanceView extends Div implements Titled {

    private final transient AllowanceService allowance;
    private final transient EntryWords words;

    AllowanceView(CurrentPerson current, AllowanceService allowance, BalanceCard.Maker cards, EntryWords words) {
        this.allowance = allowance;
        this.words = words;
        var person = current.require();
        addClassNames("paddock-stack", "paddock-stack--loose");
        add(cards.make(person.id(), false), rates(), history(person));
    }

    @Override
    public String heading() {
        return getTranslation("allowance.title");
    }

    private Div rates() {
        var card = new Div(new H2(getTranslation("allowance.rates")));
        card.addClassName("paddock-card");
        allowance
                .classes()
                .forEach(computeClass -> card.add(new Paragraph(
                        computeClass.free()
                                ? getTranslation("allowance.rate.free", className(computeClass.name()))
                                : getTranslation(
                                        "allowance.rate",
                                        className(computeClass.name()),
                                        Figures.number(this, computeClass.cost(1))))));
        card.add(Parts.text(getTranslation("allowance.rates.not-charged"), "paddock-muted"));
        return card;
    }

    private String className(String name) {
        return switch (name) {
            case "cpu-small" -> getTranslation("allowance.class.cpu-small");
            case "cpu-large" -> getTranslation("allowance.class.cpu-large");
            case "gpu-small" -> getTranslation("allowance.class.gpu-small");
            case "gpu-medium" -> getTranslation("allowance.class.gpu-medium");
            case "gpu-large" -> getTranslation("allowance.class.gpu-large");
            default -> name;
        };
    }

    private Div history(Person person) {
        if (allowance.historyCount(person.id()) == 0) {
            return Parts.div(
                    "paddock-card",
                    Parts.empty(
                            VaadinIcon.CLOCK,
                            getTranslation("allowance.history"),
                            getTranslation("allowance.history.none")));
        }
        var heading = new H2(getTranslation("allowance.history"));
        heading.addClassName("paddock-section");
        var flush = new Div(grid(person));
        flush.addClassNames("paddock-card", "paddock-card--flush");
        return new Div(heading, flush);
    }

    private Grid<LedgerEntry> grid(Person person) {
        var times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(getLocale())
                .withZone(person.zone());
        var grid = new Grid<LedgerEntry>();
        grid.setId("allowance-history");
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addColumn(entry -> times.format(entry.at()))
                .setHeader(getTranslation("allowance.history.when"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(entry -> words.of(this, entry, getLocale()))
                .setHeader(getTranslation("allowance.history.what"))
                .setFlexGrow(1);
        grid.addColumn(entry -> Figures.signed(this, entry.change()))
                .setHeader(getTranslation("allowance.credits"))
                .setTextAlign(com.vaadin.flow.component.grid.ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(entry -> Figures.number(this, entry.after()))
                .setHeader(getTranslation("allowance.history.after"))
                .setTextAlign(com.vaadin.flow.component.grid.ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.setDataProvider(DataProvider.fromCallbacks(
                query -> allowance.history(person.id(), query.getOffset(), query.getLimit()).stream(), query -> {
                    return allowance.historyCount(person.id());
                }));
        grid.setHeight("60vh");
        return grid;
    }
}
