package io.paddock.account.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import io.paddock.account.Person;
import io.paddock.account.Profile;
import io.paddock.account.Theme;
import io.paddock.account.signin.Passwords;
import io.paddock.base.language.Language;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Titled;
import io.paddock.base.ui.Toast;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneId;
import java.util.Locale;

/** What people set about themselves. */
@Route("profile")
@PermitAll
class ProfileView extends Div implements Titled {

    private final transient Preferences preferences;
    private final TextField name = new TextField();
    private final Select<Language> language = new Select<>();
    private final Select<Theme> theme = new Select<>();
    private final ComboBox<String> zone = new ComboBox<>();
    private final Button save = new Button();

    ProfileView(Preferences preferences, Passwords passwords) {
        this.preferences = preferences;
        var person = preferences.person();
        addClassNames("paddock-stack", "paddock-narrow");
        add(about(person), new PasswordCard(passwords, person.id()));
    }

    @Override
    public String heading() {
        return getTranslation("account.profile");
    }

    private Div about(Person person) {
        name.setLabel(getTranslation("account.profile.name"));
        name.setAutocomplete(Autocomplete.NAME);
        name.setValue(person.displayName());
        language.setLabel(getTranslation("account.profile.language"));
        language.setItems(Language.values());
        language.setItemLabelGenerator(Language::ownName);
        language.setValue(person.language());
        theme.setLabel(getTranslation("account.profile.theme"));
        theme.setItems(Theme.values());
        theme.setItemLabelGenerator(
                item -> getTranslation("account.theme." + item.name().toLowerCase(Locale.ROOT)));
        theme.setValue(person.theme());
        zone.setLabel(getTranslation("account.profile.zone"));
        zone.setItems(ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
                .sorted()
                .toList());
        zone.setValue(person.zone().getId());
        save.setText(getTranslation("account.profile.save"));
        save.addClickListener(click -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setDisableOnClick(true);
        save.setId("save-profile");
        var foot = new Div(save, signInName(person));
        foot.addClassName("paddock-form__foot");
        var form = new Div(name, language, theme, zone, foot);
        form.addClassNames("paddock-form", "paddock-form--two");
        var card = new Div(new H2(getTranslation("account.profile.about")), form);
        card.addClassName("paddock-card");
        return card;
    }

    private Span signInName(Person person) {
        var hint = new Span(getTranslation("account.profile.sign-in-name", person.signInName()));
        hint.addClassName("paddock-muted");
        return hint;
    }

    private void save() {
        var ui = UI.getCurrent();
        try {
            var chosen = zone.getValue() == null ? preferences.person().zone().getId() : zone.getValue();
            preferences.store(
                    ui, new Profile(name.getValue(), language.getValue(), theme.getValue(), ZoneId.of(chosen)));
            name.setInvalid(false);
            Toast.done(ui, Message.of("account.profile.saved"));
        } catch (Refusal refusal) {
            name.setErrorMessage(Parts.say(this, refusal.reason()));
            name.setInvalid(true);
        } finally {
            save.setEnabled(true);
        }
    }
}
