package io.paddock.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.paddock.account.Person;
import io.paddock.account.signin.PasswordLinks;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.ui.Logo;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Problem;

/** Where a person's one-time link leads: a password of their own. */
@Route(value = "welcome", autoLayout = false)
@AnonymousAllowed
class WelcomeView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

    private final transient PasswordLinks links;
    private final Main panel = new Main();
    private final PasswordField password = field("account.password.new");
    private final PasswordField again = field("account.password.again");
    private final Problem problem = new Problem();
    private final Button button = new Button();
    private String secret = "";

    WelcomeView(PasswordLinks links) {
        this.links = links;
        addClassName("paddock-signin");
        panel.addClassName("paddock-signin__panel");
        add(panel, new SignInArt());
    }

    @Override
    public void setParameter(BeforeEvent event, String parameter) {
        secret = parameter;
        panel.removeAll();
        links.owner(secret)
                .ifPresentOrElse(
                        this::ask, () -> say("account.welcome.gone", getTranslation("account.welcome.gone-text")));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("account.welcome.page") + " · Paddock";
    }

    private void ask(Person person) {
        panel.add(
                new Logo(),
                new H1(getTranslation("account.welcome.title", person.displayName())),
                Parts.muted(getTranslation("account.welcome.text", person.signInName())),
                form());
    }

    private void say(String title, String text) {
        var signIn = new Anchor("sign-in", getTranslation("account.sign-in.button"));
        signIn.addClassNames("paddock-button", "paddock-button--large");
        panel.removeAll();
        panel.add(new Logo(), new H1(getTranslation(title)), Parts.muted(text), signIn);
    }

    private Component form() {
        password.setHelperText(getTranslation("account.password.hint"));
        password.setAutofocus(true);
        button.setText(getTranslation("account.welcome.button"));
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_LARGE);
        button.setDisableOnClick(true);
        button.setId("choose-password");
        button.addClickListener(click -> choose());
        var form = new Div(problem, password, again, button);
        form.addClassName("paddock-form");
        return form;
    }

    private void choose() {
        try {
            if (!password.getValue().equals(again.getValue())) {
                throw new Refusal(Message.of("account.password.differ"));
            }
            links.choose(secret, password.getValue());
            say("account.welcome.done", getTranslation("account.welcome.done-text"));
        } catch (Refusal refusal) {
            problem.show(refusal.reason());
        } finally {
            button.setEnabled(true);
        }
    }

    private PasswordField field(String key) {
        var field = new PasswordField(getTranslation(key));
        field.setAutocomplete(Autocomplete.NEW_PASSWORD);
        return field;
    }
}
