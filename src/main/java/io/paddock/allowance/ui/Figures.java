package io.paddock.allowance.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import io.paddock.allowance.ComputeClass;
import io.paddock.allowance.Credits;
import io.paddock.base.ui.Bar;
import java.text.NumberFormat;
import java.util.List;

/** How amounts and times are shown. */
final class Figures {

    private static final int LOW_PERCENT = 15;
    private static final int VERY_LOW_PERCENT = 5;

    private Figures() {}

    static String number(Component on, Credits credits) {
        // a component that is on no page yet is made for the current one
        var ui = on.getUI().orElseGet(UI::getCurrent);
        var format = NumberFormat.getInstance(ui.getLocale());
        format.setMaximumFractionDigits(credits.milli() % 1000 == 0 ? 0 : 2);
        return format.format(credits.shown());
    }

    static String signed(Component on, Credits credits) {
        return (credits.milli() > 0 ? "+" : "") + number(on, credits).replace("-", "−");
    }

    /** For how long an amount is enough in the cheapest class that costs anything. */
    static String estimate(Component on, Credits credits, List<ComputeClass> classes) {
        return classes.stream()
                .filter(computeClass -> !computeClass.free())
                .findFirst()
                .map(cheapest -> {
                    int minutes = cheapest.minutes(credits);
                    if (minutes == 0) {
                        return on.getTranslation("allowance.estimate.none");
                    }
                    return minutes < 60
                            ? on.getTranslation("allowance.estimate.minutes", minutes)
                            : on.getTranslation("allowance.estimate.hours", minutes / 60, minutes % 60);
                })
                .orElseGet(() -> on.getTranslation("allowance.free"));
    }

    /** What is left, in a tone that warns when it is little. */
    static Bar bar(int percent, String label) {
        return new Bar(percent, label)
                .tone(
                        percent <= VERY_LOW_PERCENT
                                ? Bar.Tone.ALARM
                                : percent <= LOW_PERCENT ? Bar.Tone.WARNING : Bar.Tone.PLAIN);
    }
}
