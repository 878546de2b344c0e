package io.paddock.account.ui;

import com.vaadin.flow.component.Component;
import io.paddock.account.Membership;
import io.paddock.account.Role;
import java.util.Locale;

/** The names of roles. */
final class Roles {

    private Roles() {}

    static String key(Role role) {
        return "account.role." + role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The role and where it is held. */
    static String in(Component on, Membership membership) {
        return on.getTranslation(key(membership.role())) + " · "
                + membership.circle().name();
    }
}
