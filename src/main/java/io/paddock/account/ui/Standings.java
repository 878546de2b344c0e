package io.paddock.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.paddock.account.Directory.Standing;
import java.util.Locale;

/** Says in a pill whether a person can sign in. */
final class Standings {

    private Standings() {}

    static Span pill(Component on, Standing standing) {
        var pill =
                new Span(on.getTranslation("account.standing." + standing.name().toLowerCase(Locale.ROOT)));
        pill.addClassNames(
                "paddock-pill",
                switch (standing) {
                    case ACTIVE -> "paddock-pill--good";
                    case INVITED -> "paddock-pill--info";
                    case LOCKED -> "paddock-pill--bad";
                });
        return pill;
    }
}
