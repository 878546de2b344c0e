package io.paddock.account.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.server.VaadinSession;
import io.paddock.account.UserId;
import io.paddock.account.signin.Passwords;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Toast;

/** Changing one's own password. */
class PasswordCard extends Div {

    private final transient Passwords passwords;
    private final UserId person;
    private final PasswordField current = field("account.password.current", Autocomplete.CURRENT_PASSWORD);
    private final PasswordField wanted = field("account.password.new", Autocomplete.NEW_PASSWORD);
    private final PasswordField again = field("account.password.again", Autocomplete.NEW_PASSWORD);
    private final Button button = new Button();

    PasswordCard(Passwords passwords, UserId person) {
        this.passwords = passwords;
        this.person = person;
        var hint = new Paragraph(getTranslation("account.password.hint"));
        hint.addClassName("paddock-muted");
        button.setText(getTranslation("account.password.change"));
        button.setDisableOnClick(true);
        button.setId("change-password");
        button.addClickListener(click -> change());
        var foot = new Div(button);
        foot.addClassName("paddock-form__foot");
        var form = new Div(current, wanted, again, foot);
        form.addClassName("paddock-form");
        addClassName("paddock-card");
        add(new H2(getTranslation("account.password.title")), hint, form);
    }

    private PasswordField field(String labelKey, Autocomplete autocomplete) {
        var field = new PasswordField(getTranslation(labelKey));
        field.setAutocomplete(autocomplete);
        return field;
    }

    private void change() {
        current.setInvalid(false);
        again.setInvalid(false);
        try {
            if (!wanted.getValue().equals(again.getValue())) {
                again.setErrorMessage(getTranslation("account.password.differ"));
                again.setInvalid(true);
                return;
            }
            var session = VaadinSession.getCurrent().getSession().getId();
            passwords.change(person, current.getValue(), wanted.getValue(), session);
            current.clear();
            wanted.clear();
            again.clear();
            Toast.done(UI.getCurrent(), Message.of("account.password.changed"));
        } catch (Refusal refusal) {
            current.setErrorMessage(Parts.say(this, refusal.reason()));
            current.setInvalid(true);
        } finally {
            button.setEnabled(true);
        }
    }
}
