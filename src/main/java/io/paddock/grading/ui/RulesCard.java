package io.paddock.grading.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.IntegerField;
import io.paddock.account.Person;
import io.paddock.assignment.Assignment;
import io.paddock.assignment.HandInRules;
import io.paddock.assignment.HandInTerms;
import io.paddock.base.language.Message;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Toast;
import java.util.Objects;

/** How often an assignment may be handed in and what lateness costs, to be set by its teachers. */
class RulesCard extends Section {

    RulesCard(HandInTerms terms, Assignment assignment, Person person, Words words) {
        addClassName("paddock-card");
        var locale = person.language().locale();
        var attempts = new IntegerField(words.say(locale, "grading.rules.attempts"));
        attempts.setId("attempts");
        attempts.setHelperText(words.say(locale, "grading.rules.attempts.help"));
        attempts.setMin(1);
        attempts.setStepButtonsVisible(true);
        attempts.setClearButtonVisible(true);
        attempts.setValue(assignment.rules().attempts());
        var percent = new IntegerField(words.say(locale, "grading.rules.late"));
        percent.setId("late-percent");
        percent.setHelperText(words.say(locale, "grading.rules.late.help"));
        percent.setMin(0);
        percent.setMax(100);
        percent.setValue(assignment.rules().latePercent());
        var save = new Button(words.say(locale, "grading.rules.save"));
        save.setId("save-rules");
        save.addClickListener(click -> {
            terms.set(
                    person.id(),
                    assignment.id(),
                    new HandInRules(Objects.requireNonNullElse(percent.getValue(), 0), attempts.getValue()));
            click.getSource().getUI().ifPresent(ui -> Toast.done(ui, Message.of("grading.rules.saved")));
        });
        add(
                new H2(words.say(locale, "grading.rules")),
                Parts.div("paddock-row paddock-row--foot", attempts, percent, save));
    }
}
