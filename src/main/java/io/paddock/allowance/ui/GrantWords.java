package io.paddock.allowance.ui;

import com.vaadin.flow.component.Component;
import io.paddock.allowance.GrantPreview;
import io.paddock.allowance.TakeBackPreview;

/** Says what handing credit out, or taking it back, would do. */
final class GrantWords {

    private GrantWords() {}

    static String of(Component on, GrantPreview seen) {
        if (seen.giver().isEmpty()) {
            return on.getTranslation("allowance.preview.issue", Figures.number(on, seen.total()));
        }
        return on.getTranslation(
                "allowance.preview",
                seen.recipients(),
                Figures.number(on, seen.each()),
                Figures.number(on, seen.total()),
                Figures.number(on, seen.giverBefore()),
                Figures.number(on, seen.giverAfter()));
    }

    static String of(Component on, TakeBackPreview seen) {
        return seen.upper()
                ? on.getTranslation(
                        "allowance.preview.take",
                        Figures.number(on, seen.unused()),
                        Figures.number(on, seen.left()),
                        Figures.number(on, seen.upperBefore()),
                        Figures.number(on, seen.upperAfter()))
                : on.getTranslation(
                        "allowance.preview.take-out",
                        Figures.number(on, seen.unused()),
                        Figures.number(on, seen.left()));
    }
}
