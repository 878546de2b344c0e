package io.paddock.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import io.paddock.account.Circle;
import io.paddock.account.CircleId;
import io.paddock.account.CircleService;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Two fields: a circle out of those that the actor may give roles in, and one of the roles that fit there. */
class CircleRoleFields {

    final ComboBox<Circle> circle = new ComboBox<>();
    final Select<Role> role = new Select<>();

    CircleRoleFields(Component on, UserId actor, CircleService circles) {
        circle.setLabel(on.getTranslation("account.invite.circle"));
        circle.setItemLabelGenerator(item -> item.name() + " · "
                + on.getTranslation("account.circle." + item.kind().name().toLowerCase(Locale.ROOT)));
        circle.setItems(query ->
                circles.grantable(actor, query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        role.setLabel(on.getTranslation("account.invite.role"));
        role.setItemLabelGenerator(item -> on.getTranslation(Roles.key(item)));
        circle.addValueChangeListener(
                change -> offer(change.getValue() == null ? List.of() : circles.grantable(actor, change.getValue())));
        circles.grantable(actor, "", 0, 1).stream().findFirst().ifPresent(circle::setValue);
    }

    private void offer(List<Role> roles) {
        var before = role.getValue();
        role.setItems(roles);
        if (before != null && roles.contains(before)) {
            role.setValue(before);
        } else if (!roles.isEmpty()) {
            role.setValue(roles.getFirst());
        }
    }

    /** What was chosen, where both were. */
    Optional<Choice> choice() {
        return circle.getValue() == null || role.getValue() == null
                ? Optional.empty()
                : Optional.of(new Choice(circle.getValue().id(), role.getValue()));
    }

    /** A role in a circle. */
    record Choice(CircleId circle, Role role) {}
}
