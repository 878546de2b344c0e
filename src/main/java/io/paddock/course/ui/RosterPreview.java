package io.paddock.course.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import io.paddock.base.ui.Pager;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Table;
import io.paddock.course.roster.PlannedRow;
import io.paddock.course.roster.PlannedRow.Outcome;
import io.paddock.course.roster.RosterPlan;
import java.util.List;
import java.util.Optional;

/** What importing a class list would do, row by row; what hinders stands first where something does. */
class RosterPreview extends Div {

    private static final int PAGE = 50;

    private final transient RosterPlan plan;
    private final Div choices = Parts.div("paddock-row");
    private final Div rows = new Div();
    private final Pager pager = new Pager(PAGE, this::show);
    private transient Optional<Outcome> only = Optional.empty();

    RosterPreview(RosterPlan plan) {
        this.plan = plan;
        addClassNames("paddock-stack", "paddock-stack--tight");
        setId("preview");
        Parts.scroll(rows, getTranslation("roster.import.table"));
        add(choices, rows, pager);
        choose(List.of(Outcome.WRONG, Outcome.NOT_FOUND).stream()
                .filter(outcome -> plan.count(outcome) > 0)
                .findFirst());
    }

    private void choose(Optional<Outcome> outcome) {
        only = outcome;
        choices.removeAll();
        choices.add(choice(
                Optional.empty(),
                getTranslation("roster.import.all", plan.rows().size())));
        for (var each : Outcome.values()) {
            if (plan.count(each) > 0) {
                choices.add(choice(
                        Optional.of(each),
                        getTranslation("roster.outcome.of", RosterWords.outcome(this, each), plan.count(each))));
            }
        }
        show(0);
    }

    private Button choice(Optional<Outcome> outcome, String words) {
        var button = new Button(words, click -> choose(outcome));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        if (only.equals(outcome)) {
            button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        }
        button.getElement().setAttribute("aria-pressed", String.valueOf(only.equals(outcome)));
        return button;
    }

    private void show(int wanted) {
        var fitting = plan.rows().stream()
                .filter(row -> only.isEmpty() || only.get() == row.outcome())
                .toList();
        var from = pager.stand(wanted, fitting.size());
        var table = new Table(
                getTranslation("roster.import.row"),
                getTranslation("roster.import.number"),
                getTranslation("roster.import.name"),
                getTranslation("roster.import.section"),
                getTranslation("roster.import.happens"));
        fitting.stream().skip(from).limit(PAGE).forEach(row -> row(table, row));
        rows.removeAll();
        rows.add(table);
    }

    private void row(Table table, PlannedRow planned) {
        var row = planned.row();
        table.row(
                Parts.text(String.valueOf(row.row()), "paddock-tabular"),
                Parts.text(row.number(), "paddock-tabular paddock-nowrap"),
                Parts.text(row.name()),
                Parts.text(row.section()),
                outcome(planned));
    }

    private Component outcome(PlannedRow planned) {
        var cell = Parts.div(
                "paddock-stack paddock-stack--tight",
                Parts.div(
                        "",
                        Parts.text(
                                RosterWords.outcome(this, planned.outcome()),
                                "paddock-pill",
                                RosterWords.pill(planned.outcome()))));
        planned.row()
                .problems()
                .forEach(problem -> cell.add(Parts.text(
                        getTranslation("roster.problem", RosterWords.column(this, problem.column()), problem.what()))));
        if (planned.outcome() == Outcome.NOT_FOUND) {
            cell.add(Parts.text(getTranslation("roster.outcome.not-found-text")));
        }
        planned.notes().forEach(note -> cell.add(Parts.text(Parts.say(this, note), "paddock-muted")));
        return cell;
    }
}
