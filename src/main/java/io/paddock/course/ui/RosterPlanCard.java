package io.paddock.course.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import io.paddock.base.language.Language;
import io.paddock.base.language.Message;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Problem;
import io.paddock.course.roster.PlannedRow.Outcome;
import io.paddock.course.roster.RosterPlan;
import java.util.function.Consumer;

/** What importing a class list would do, and the button that does it where nothing hinders. */
final class RosterPlanCard extends Div {

    private final transient RosterPlan plan;
    private final Problem problem = new Problem();
    private final Select<Language> language = new Select<>();

    /**
     * @param own the language that new accounts have where nobody says otherwise
     * @param again another file is wanted
     * @param take told the language of new accounts
     */
    RosterPlanCard(RosterPlan plan, Language own, Runnable again, Consumer<Language> take) {
        this.plan = plan;
        addClassNames("paddock-card", "paddock-stack");
        language.setLabel(getTranslation("roster.import.language"));
        language.setItems(Language.values());
        language.setItemLabelGenerator(Language::ownName);
        language.setValue(own);
        add(head(), problem);
        if (plan.hindrances() > 0) {
            refuse(Message.of("roster.import.fix", plan.hindrances()));
        } else if (!plan.changes()) {
            add(Parts.muted(getTranslation("roster.import.nothing")));
        }
        add(new RosterPreview(plan), foot(again, take));
    }

    /** Says why the list was not imported. */
    void refuse(Message why) {
        problem.show(why);
    }

    private Component head() {
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

    private Component foot(Runnable anotherFile, Consumer<Language> take) {
        var again = new Button(getTranslation("roster.import.again"), click -> anotherFile.run());
        again.setId("choose-again");
        var foot = Parts.div("paddock-row paddock-row--between paddock-row--foot");
        if (plan.hindrances() > 0 || !plan.changes()) {
            foot.add(again);
            return foot;
        }
        var button = new Button(
                getTranslation("roster.import.button", plan.changing().size()));
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        button.setDisableOnClick(true);
        button.setId("import-now");
        button.addClickListener(click -> take.accept(language.getValue()));
        foot.add(plan.count(Outcome.NEW) > 0 ? language : new Div(), Parts.div("paddock-row", again, button));
        return foot;
    }
}
