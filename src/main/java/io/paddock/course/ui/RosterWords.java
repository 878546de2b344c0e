package io.paddock.course.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.paddock.account.Directory.Standing;
import io.paddock.account.Role;
import io.paddock.base.ui.Parts;
import io.paddock.course.roster.PlannedRow.Outcome;
import io.paddock.course.roster.RosterColumn;
import java.util.Locale;

/** What roles, standings and outcomes are called. */
final class RosterWords {

    private RosterWords() {}

    static String role(Component on, Role role) {
        return on.getTranslation("account.role." + key(role));
    }

    static Span standing(Component on, Standing standing) {
        return Parts.text(
                on.getTranslation("account.standing." + key(standing)),
                "paddock-pill",
                switch (standing) {
                    case ACTIVE -> "paddock-pill--good";
                    case INVITED -> "paddock-pill--info";
                    case LOCKED -> "paddock-pill--bad";
                });
    }

    static String outcome(Component on, Outcome outcome) {
        return on.getTranslation("roster.outcome." + key(outcome));
    }

    static String pill(Outcome outcome) {
        return switch (outcome) {
            case NEW -> "paddock-pill--good";
            case ENROL, MOVE -> "paddock-pill--info";
            case THERE, REPEATED -> "paddock-pill--quiet";
            case NOT_FOUND -> "paddock-pill--warn";
            case WRONG -> "paddock-pill--bad";
        };
    }

    static String column(Component on, RosterColumn column) {
        return on.getTranslation("roster.column." + key(column));
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
