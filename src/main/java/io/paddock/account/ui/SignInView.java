package io.paddock.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.Autocapitalize;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.paddock.account.CurrentPerson;
import io.paddock.account.DemoSettings;
import io.paddock.account.demo.DemoPerson;
import io.paddock.account.signin.SignInFailure;
import io.paddock.account.signin.SignInFailure.Failure;
import io.paddock.base.language.Language;
import io.paddock.base.ui.Logo;
import java.util.Arrays;
import java.util.Optional;

/** Name and password; in demo mode also who there is. */
@Route(value = "sign-in", autoLayout = false)
@AnonymousAllowed
class SignInView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient CurrentPerson current;
    private final TextField name = new TextField();
    private final PasswordField password = new PasswordField();
    private final NativeForm form = new NativeForm("sign-in");

    SignInView(CurrentPerson current, DemoSettings settings) {
        this.current = current;
        addClassName("paddock-signin");
        var failure = Optional.ofNullable(VaadinServletRequest.getCurrent())
                .flatMap(request ->
                        SignInFailure.take(request.getHttpServletRequest().getSession()));

        var panel = new Main(new Logo(), new H1(getTranslation("account.sign-in.title")));
        panel.addClassName("paddock-signin__panel");
        failure.map(this::banner).ifPresent(panel::add);
        panel.add(form(failure));
        if (settings.demo()) {
            panel.add(demoAccounts());
        }
        panel.add(activation(), languages());
        add(panel, new SignInArt());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (current.id().isPresent()) {
            event.forwardTo("");
        }
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter("language")
                .ifPresent(tag -> form.addHidden("language", tag));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("account.sign-in.title") + " · Paddock";
    }

    private Component banner(Failure failure) {
        var text = switch (failure.reason()) {
            case WRONG -> getTranslation("account.sign-in.wrong");
            case TOO_MANY -> getTranslation("account.sign-in.wait", Waits.words(failure.waitSeconds()));
            case LOCKED -> getTranslation("account.sign-in.locked");
            case BUSY -> getTranslation("account.refused.busy");
            case STALE -> getTranslation("account.sign-in.stale");
        };
        var banner = new Div(new Span(text));
        banner.addClassNames("paddock-banner", "paddock-banner--bad");
        banner.getElement().setAttribute("role", "alert");
        return banner;
    }

    private NativeForm form(Optional<Failure> failure) {
        name.setLabel(getTranslation("account.sign-in.name"));
        // an empty value would be sent too, and could take away what a browser has filled in by itself
        failure.map(Failure::name).filter(typed -> !typed.isEmpty()).ifPresent(name::setValue);
        name.setAutocomplete(Autocomplete.USERNAME);
        name.setAutocapitalize(Autocapitalize.NONE);
        name.setAutocorrect(false);
        name.getElement().setAttribute("name", "username");
        name.setWidthFull();
        password.setLabel(getTranslation("account.sign-in.password"));
        password.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
        password.getElement().setAttribute("name", "password");
        password.setWidthFull();
        if (name.getValue().isEmpty()) {
            name.setAutofocus(true);
        } else {
            password.setAutofocus(true);
        }
        var stay = new Checkbox(getTranslation("account.sign-in.stay"));
        stay.getElement().setAttribute("name", "stay");
        var button = new NativeButton(getTranslation("account.sign-in.button"));
        button.addClassNames("paddock-button", "paddock-button--large", "paddock-button--block");
        button.getElement().setAttribute("type", "submit");
        button.setId("sign-in");
        form.addClassName("paddock-form");
        form.add(name, password, stay, button);
        return form;
    }

    private Component demoAccounts() {
        var heading = new H2(getTranslation("account.sign-in.demo"));
        heading.addClassName("paddock-section");
        var secret = new Span(DemoPerson.PASSWORD);
        secret.addClassNames("paddock-mono", "paddock-nowrap", "paddock-strong");
        var hint = new Paragraph(new Span(getTranslation("account.sign-in.demo-hint") + " "), secret);
        hint.addClassName("paddock-muted");
        var people = new Div();
        people.addClassName("paddock-row");
        DemoPerson.offered().forEach(person -> people.add(demoAccount(person)));
        var box = new Div(heading, hint, people);
        box.addClassName("paddock-gap-top");
        return box;
    }

    private NativeButton demoAccount(DemoPerson person) {
        var role = new Span(getTranslation(Roles.key(person.role())));
        role.addClassName("paddock-muted");
        var button = new NativeButton(person.signInName());
        button.add(role);
        button.addClassNames("paddock-button", "paddock-button--ghost", "paddock-button--small");
        button.setId("demo-" + person.signInName().replace('.', '-'));
        button.getElement().setAttribute("title", person.displayName());
        button.addClickListener(click -> {
            name.setValue(person.signInName());
            password.setValue(DemoPerson.PASSWORD);
            password.focus();
        });
        return button;
    }

    private Component activation() {
        var link = new Anchor("activate", getTranslation("account.activate.link"));
        link.setId("activate");
        var row = new Div(link);
        row.addClassNames("paddock-row", "paddock-gap-top");
        return row;
    }

    private Component languages() {
        var row = new Div();
        row.addClassNames("paddock-row", "paddock-gap-top");
        var here = Language.of(getLocale());
        Arrays.stream(Language.values()).filter(language -> language != here).forEach(language -> {
            var link = new Anchor("sign-in?language=" + language.tag(), language.ownName());
            link.getElement().setAttribute("lang", language.tag());
            link.setRouterIgnore(true);
            link.setId("language-" + language.tag());
            row.add(link);
        });
        return row;
    }
}
