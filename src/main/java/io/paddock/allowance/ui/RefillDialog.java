package io.paddock.allowance.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import io.paddock.allowance.AllowanceRefills;
import io.paddock.allowance.Credits;
import io.paddock.allowance.Refill;
import io.paddock.allowance.Refill.Rhythm;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.ui.DateWords;
import io.paddock.base.ui.Parts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks how a course is to fill up its students' allowances. */
class RefillDialog extends Dialog {

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

    private final transient ZoneId zone;
    private final BigDecimalField level = new BigDecimalField();
    private final RadioButtonGroup<Rhythm> rhythm = new RadioButtonGroup<>();
    private final DateTimePicker next = new DateTimePicker();
    private final DateTimePicker ends = new DateTimePicker();
    private final Div problem = new Div();

    RefillDialog(AllowanceRefills refills, UserId actor, CircleId course, String name, ZoneId zone, Runnable done) {
        this.zone = zone;
        var present = refills.find(actor, course).map(AllowanceRefills.Standing::refill);
        setHeaderTitle(getTranslation("allowance.refill") + ": " + name);
        setWidth("460px");
        level.setLabel(getTranslation("allowance.refill.level.label"));
        level.setHelperText(getTranslation("allowance.refill.level.help"));
        level.setId("refill-level");
        rhythm.setLabel(getTranslation("allowance.refill.rhythm"));
        rhythm.setItems(Rhythm.values());
        rhythm.setItemLabelGenerator(item -> getTranslation(
                item == Rhythm.WEEKLY ? "allowance.refill.rhythm.weekly" : "allowance.refill.rhythm.once"));
        rhythm.setValue(present.map(Refill::rhythm).orElse(Rhythm.WEEKLY));
        picker(next, "allowance.refill.next.label", present.map(Refill::next));
        next.setId("refill-next");
        picker(ends, "allowance.refill.ends.label", present.map(Refill::ends));
        ends.setHelperText(getTranslation("allowance.refill.ends.help"));
        present.ifPresent(refill ->
                level.setValue(BigDecimal.valueOf(refill.level().milli(), 3).stripTrailingZeros()));
        problem.addClassName("paddock-bad-text");
        problem.getElement().setAttribute("role", "alert");
        var form = new Div(level, rhythm, next, ends, problem);
        form.addClassName("paddock-form");
        add(form);
        var save = new Button(getTranslation("allowance.refill.save"));
        save.setId("refill-save");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.addClickListener(_ -> tried(() -> refills.set(actor, course, refill()), done));
        var remove = new Button(getTranslation("allowance.refill.remove"));
        remove.setVisible(present.isPresent());
        remove.addClickListener(_ -> tried(() -> refills.remove(actor, course), done));
        getFooter().add(remove, new Button(getTranslation("allowance.cancel"), _ -> close()), save);
    }

    private void tried(Runnable action, Runnable done) {
        if (!isOpened()) {
            return; // a second click that was under way when the first one was done
        }
        try {
            action.run();
            close();
            done.run();
        } catch (Refusal refusal) {
            problem.setText(Parts.say(this, refusal.reason()));
        }
    }

    private Refill refill() {
        var entered = level.getValue();
        if (entered == null || entered.signum() <= 0 || entered.compareTo(MOST) > 0) {
            throw new Refusal(Message.of("allowance.refused.nothing"));
        }
        var milli = entered.movePointRight(3).setScale(0, RoundingMode.DOWN).longValueExact();
        return new Refill(new Credits(milli), rhythm.getValue(), instant(next.getValue()), instant(ends.getValue()));
    }

    private void picker(DateTimePicker picker, String label, Optional<Instant> value) {
        picker.setLabel(getTranslation(label));
        picker.setLocale(getLocale());
        picker.setDatePickerI18n(DateWords.in(this));
        picker.setStep(Duration.ofMinutes(30));
        value.ifPresent(at -> picker.setValue(LocalDateTime.ofInstant(at, zone)));
    }

    private @Nullable Instant instant(@Nullable LocalDateTime local) {
        return local == null ? null : local.atZone(zone).toInstant();
    }
}
