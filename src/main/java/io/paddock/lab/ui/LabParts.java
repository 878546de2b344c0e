package io.paddock.lab.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.paddock.base.ui.Bar;
import io.paddock.base.ui.Parts;
import io.paddock.lab.Lab;
import io.paddock.lab.LabState;
import java.util.Locale;

/** Small pieces of the pages about labs. */
final class LabParts {

    private LabParts() {}

    /** How full something is; full ones turn to a warning. */
    static Bar fill(int percent, String label) {
        return new Bar(percent, label)
                .tone(percent >= 90 ? Bar.Tone.ALARM : percent >= 75 ? Bar.Tone.WARNING : Bar.Tone.PLAIN);
    }

    /** A lab's state as a pill. */
    static Span state(Component on, Lab lab) {
        return Parts.text(
                on.getTranslation("lab.page.state." + lab.state().name().toLowerCase(Locale.ROOT)),
                "paddock-pill",
                tone(lab.state()));
    }

    private static String tone(LabState state) {
        return switch (state) {
            case READY -> "paddock-pill--good";
            case WAITING, PREPARING, STARTING, STOPPING -> "paddock-pill--info";
            case STOPPED -> "paddock-pill--quiet";
            case FAILED -> "paddock-pill--bad";
        };
    }

    static String shortDigest(String digest) {
        String hash = digest.replaceFirst("^sha256:", "");
        return hash.substring(0, Math.min(12, hash.length()));
    }
}
