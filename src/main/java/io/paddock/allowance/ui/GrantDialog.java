package io.paddock.allowance.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.paddock.account.UserId;
import io.paddock.allowance.Credits;
import io.paddock.allowance.Grant;
import io.paddock.allowance.Grant.Target;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.ui.Parts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Asks how much and why, shows what it would do, and does it. */
class GrantDialog extends Dialog {

    private static final BigDecimal MILLI = BigDecimal.valueOf(1000);

    private final transient Target target;
    private final transient UserId actor;
    private final transient Function<Grant, String> preview;
    private final BigDecimalField amount = new BigDecimalField();
    private final TextField reason = new TextField();
    private final Div effect = new Div();

    /**
     * A dialog to be opened.
     *
     * @param verb the key of what is done
     * @param preview says what it would do, or refuses
     */
    GrantDialog(
            UserId actor,
            Target target,
            String name,
            String verb,
            Function<Grant, String> preview,
            BiConsumer<UserId, Grant> action,
            Runnable done) {
        this.actor = actor;
        this.target = target;
        this.preview = preview;
        boolean each = target instanceof Target.EachStudent;
        setHeaderTitle(getTranslation(verb) + ": " + name);
        setWidth("420px");
        amount.setLabel(getTranslation(each ? "allowance.amount.each" : "allowance.amount"));
        amount.setHelperText(getTranslation("allowance.amount.hint"));
        amount.setValueChangeMode(ValueChangeMode.LAZY);
        amount.addValueChangeListener(_ -> show());
        amount.setId("grant-amount");
        amount.setAutofocus(true);
        reason.setLabel(getTranslation("allowance.reason"));
        reason.setMaxLength(200);
        reason.setId("grant-reason");
        effect.setId("grant-effect");
        effect.addClassName("paddock-muted");
        effect.getElement().setAttribute("aria-live", "polite");
        var form = new Div(amount, reason, effect);
        form.addClassName("paddock-form");
        add(form);
        var confirm = new Button(getTranslation(verb));
        confirm.setId("grant-confirm");
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        // in the fields only: on a button Enter is a click already, and one on Cancel must give nothing
        confirm.addClickShortcut(Key.ENTER).listenOn(form);
        confirm.addClickListener(_ -> {
            if (!isOpened()) {
                return; // a second click that was under way when the first one was done
            }
            try {
                action.accept(actor, grant());
                close();
                done.run();
            } catch (Refusal refusal) {
                refuse(refusal.reason());
            }
        });
        getFooter().add(new Button(getTranslation("allowance.cancel"), _ -> close()), confirm);
    }

    private Grant grant() {
        var entered = amount.getValue();
        if (entered == null) {
            throw new Refusal(Message.of("allowance.refused.nothing"));
        }
        if (entered.compareTo(BigDecimal.valueOf(1_000_000_000)) > 0) {
            throw new Refusal(Message.of("allowance.refused.most", 100_000_000));
        }
        if (entered.signum() <= 0) {
            throw new Refusal(Message.of("allowance.refused.nothing"));
        }
        var milli = entered.multiply(MILLI).setScale(0, RoundingMode.DOWN).longValueExact();
        return new Grant(target, new Credits(milli), reason.getValue());
    }

    private void show() {
        amount.setInvalid(false);
        effect.setText("");
        try {
            effect.setText(preview.apply(grant()));
        } catch (Refusal refusal) {
            refuse(refusal.reason());
        }
    }

    private void refuse(Message message) {
        amount.setErrorMessage(Parts.say(this, message));
        amount.setInvalid(true);
    }
}
