package io.paddock.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.paddock.account.AccountService;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.base.ui.HeaderPart;

/** The person's avatar; a click opens profile and sign-out. */
@org.springframework.stereotype.Component
class PersonMenu implements HeaderPart {

    private final CurrentPerson current;
    private final AccountService accounts;
    private final AuthenticationContext authentication;

    PersonMenu(CurrentPerson current, AccountService accounts, AuthenticationContext authentication) {
        this.current = current;
        this.accounts = accounts;
        this.authentication = authentication;
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public Component create() {
        return current.id().flatMap(accounts::find).<Component>map(this::menu).orElseGet(Span::new);
    }

    private NativeButton menu(Person person) {
        var avatar = new NativeButton(Initial.of(person.displayName()));
        avatar.addClassName("paddock-avatar");
        avatar.setId("person-menu");
        avatar.getElement().setAttribute("aria-label", avatar.getTranslation("account.menu", person.displayName()));
        avatar.getElement().setAttribute("aria-haspopup", "menu");
        avatar.getElement().setAttribute("title", person.displayName());
        var menu = new ContextMenu(avatar);
        menu.setOpenOnClick(true);
        var name = menu.addItem(person.displayName());
        name.setEnabled(false);
        menu.addItem(
                        avatar.getTranslation("account.profile"),
                        click -> UI.getCurrent().navigate(ProfileView.class))
                .setId("menu-profile");
        menu.addItem(avatar.getTranslation("account.sign-out"), click -> authentication.logout())
                .setId("menu-sign-out");
        return avatar;
    }
}
