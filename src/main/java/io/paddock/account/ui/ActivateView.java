package io.paddock.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.textfield.Autocapitalize;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.paddock.account.Person;
import io.paddock.account.signin.Activations;
import io.paddock.base.language.Language;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.ui.Logo;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Problem;

/** Where students choose their first password with number and code. */
@Route(value = "activate", autoLayout = false)
@AnonymousAllowed
class ActivateView extends Div implements HasDynamicTitle {

    private final transient Activations activations;
    private final Main panel = new Main();
    private final TextField number = new TextField();
    private final TextField code = new TextField();
    private final PasswordField password = field("account.password.new");
    private final PasswordField again = field("account.password.again");
    private final Problem problem = new Problem();

    ActivateView(Activations activations) {
        this.activations = activations;
        addClassName("paddock-signin");
        panel.addClassName("paddock-signin__panel");
        add(panel, new SignInArt());
        askForCode();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("account.activate") + " · Paddock";
    }

    private void askForCode() {
        number.setLabel(getTranslation("account.activate.number"));
        number.setAutocapitalize(Autocapitalize.NONE);
        number.setAutofocus(true);
        number.setId("activate-number");
        code.setLabel(getTranslation("account.activate.code"));
        code.setPlaceholder("XXXX-XXXX-XXXX");
        code.setAutocomplete(Autocomplete.OFF);
        code.setAutocapitalize(Autocapitalize.CHARACTERS);
        code.setId("activate-code");
        panel.add(
                new Logo(),
                new H1(getTranslation("account.activate")),
                Parts.muted(getTranslation("account.activate.text")),
                form(number, code, button("account.activate.next", "activate-next", this::check)));
    }

    private void check() {
        askForPassword(activations.check(number.getValue(), code.getValue(), address()));
    }

    private void askForPassword(Person person) {
        password.setHelperText(getTranslation("account.password.hint"));
        password.setAutofocus(true);
        problem.setVisible(false);
        panel.removeAll();
        panel.add(
                new Logo(),
                new H1(getTranslation("account.welcome.title", person.displayName())),
                Parts.muted(getTranslation("account.welcome.text", person.signInName())),
                form(password, again, button("account.welcome.button", "choose-password", this::choose)));
    }

    private void choose() {
        if (!password.getValue().equals(again.getValue())) {
            throw new Refusal(Message.of("account.password.differ"));
        }
        var person = activations.activate(
                number.getValue(), code.getValue(), address(), password.getValue(), Language.of(getLocale()));
        var signIn = new Anchor("sign-in", getTranslation("account.sign-in.button"));
        signIn.addClassNames("paddock-button", "paddock-button--large");
        panel.removeAll();
        panel.add(
                new Logo(),
                new H1(getTranslation("account.welcome.done")),
                Parts.muted(getTranslation("account.activate.done-text", person.signInName())),
                signIn);
    }

    private Component form(Component... fields) {
        var form = new Div(problem);
        form.add(fields);
        form.addClassName("paddock-form");
        return form;
    }

    private Button button(String key, String id, Runnable work) {
        var button = new Button(getTranslation(key));
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_LARGE);
        button.setDisableOnClick(true);
        button.setId(id);
        button.addClickShortcut(com.vaadin.flow.component.Key.ENTER);
        button.addClickListener(click -> {
            try {
                work.run();
            } catch (Refusal refusal) {
                problem.show(refusal.reason());
            } finally {
                button.setEnabled(true);
            }
        });
        return button;
    }

    private static String address() {
        var request = VaadinRequest.getCurrent();
        return request == null ? "" : String.valueOf(request.getRemoteAddr());
    }

    private PasswordField field(String key) {
        var field = new PasswordField(getTranslation(key));
        field.setAutocomplete(Autocomplete.NEW_PASSWORD);
        return field;
    }
}
