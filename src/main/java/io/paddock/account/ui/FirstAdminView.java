package io.paddock.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.paddock.account.Profile;
import io.paddock.account.Theme;
import io.paddock.account.signin.FirstAdmin;
import io.paddock.base.language.Language;
import io.paddock.base.language.Refusal;
import io.paddock.base.ui.Logo;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Problem;
import java.time.ZoneId;

/** Where the one-time link of an empty installation leads: the institution and its first administrator. */
@Route(value = "first-admin", autoLayout = false)
@AnonymousAllowed
class FirstAdminView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

    private final transient FirstAdmin firstAdmin;
    private final Main panel = new Main();
    private final TextField institution = new TextField();
    private final TextField displayName = new TextField();
    private final TextField signInName = new TextField();
    private final PasswordField password = new PasswordField();
    private final Problem problem = new Problem();
    private final Button button = new Button();
    private String secret = "";

    FirstAdminView(FirstAdmin firstAdmin) {
        this.firstAdmin = firstAdmin;
        addClassName("paddock-signin");
        panel.addClassName("paddock-signin__panel");
        add(panel, new SignInArt());
    }

    @Override
    public void setParameter(BeforeEvent event, String parameter) {
        secret = parameter;
        panel.removeAll();
        panel.add(new Logo());
        if (firstAdmin.works(secret)) {
            panel.add(
                    new H1(getTranslation("account.first-admin.title")),
                    Parts.muted(getTranslation("account.first-admin.text")),
                    problem,
                    form());
        } else {
            panel.add(
                    new H1(getTranslation("account.first-admin.gone")),
                    Parts.muted(getTranslation("account.first-admin.gone-text")));
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("account.first-admin.title") + " · Paddock";
    }

    private Component form() {
        institution.setLabel(getTranslation("account.first-admin.institution"));
        institution.setAutofocus(true);
        displayName.setLabel(getTranslation("account.profile.name"));
        displayName.setAutocomplete(Autocomplete.NAME);
        signInName.setLabel(getTranslation("account.sign-in.name"));
        signInName.setAutocomplete(Autocomplete.USERNAME);
        password.setLabel(getTranslation("account.sign-in.password"));
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        password.setHelperText(getTranslation("account.password.hint"));
        button.setText(getTranslation("account.first-admin.button"));
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_LARGE);
        button.setDisableOnClick(true);
        button.setId("make-first-admin");
        button.addClickListener(click -> make());
        var form = new Div(institution, displayName, signInName, password, button);
        form.addClassName("paddock-form");
        return form;
    }

    private void make() {
        try {
            firstAdmin.make(
                    secret,
                    institution.getValue(),
                    signInName.getValue(),
                    new Profile(
                            displayName.getValue(),
                            Language.of(UI.getCurrent().getLocale()),
                            Theme.SYSTEM,
                            ZoneId.systemDefault()),
                    password.getValue());
            var signIn = new Anchor("sign-in", getTranslation("account.sign-in.button"));
            signIn.addClassNames("paddock-button", "paddock-button--large");
            panel.removeAll();
            panel.add(
                    new Logo(),
                    new H1(getTranslation("account.first-admin.done")),
                    Parts.muted(getTranslation("account.first-admin.done-text")),
                    signIn);
        } catch (Refusal refusal) {
            problem.show(refusal.reason());
        } finally {
            button.setEnabled(true);
        }
    }
}
