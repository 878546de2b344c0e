package io.paddock.account.ui;

import com.vaadin.flow.component.Component;
import io.paddock.account.Role;
import java.util.Locale;

/** The names of roles. */
final class Roles {

    private Roles() {}

    static String key(Role role) {
        return "account.role." + role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The role and where it is held. */
    static String in(Component on, Role role, String circle) {
        return on.getTranslation(key(role)) + " · " + circle;
    }
}
