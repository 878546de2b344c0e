package io.paddock.account.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import io.paddock.account.AccountService;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.account.Profile;
import io.paddock.account.Theme;
import io.paddock.base.language.Language;
import io.paddock.base.ui.PageChoices.Look;
import io.paddock.base.ui.PageCookies;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Stores what a person has set and makes the open page, and this browser's sign-in page, follow. */
@Component
class Preferences {

    private final CurrentPerson current;
    private final AccountService accounts;

    Preferences(CurrentPerson current, AccountService accounts) {
        this.current = current;
        this.accounts = accounts;
    }

    Person person() {
        return current.require();
    }

    void language(UI ui, Language language) {
        var old = Profile.of(person());
        store(ui, new Profile(old.displayName(), language, old.theme(), old.zone()));
    }

    void theme(UI ui, Theme theme) {
        var old = Profile.of(person());
        store(ui, new Profile(old.displayName(), old.language(), theme, old.zone()));
    }

    /** Stores a profile; a new language loads the page again. */
    void store(UI ui, Profile profile) {
        var before = person();
        accounts.change(before.id(), profile);
        var request = VaadinServletRequest.getCurrent().getHttpServletRequest();
        var response = VaadinServletResponse.getCurrent().getHttpServletResponse();
        PageCookies.remember(request, response, profile.language());
        PageCookies.remember(request, response, Look.valueOf(profile.theme().name()));
        if (before.language() != profile.language()) {
            ui.getPage().reload();
        } else {
            ui.getPage()
                    .executeJs("window.paddockLook($0)", profile.theme().name().toLowerCase(Locale.ROOT));
        }
    }
}
