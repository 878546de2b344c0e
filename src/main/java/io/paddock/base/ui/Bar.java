package io.paddock.base.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;

/** A bar that is filled to a share, readable for screen readers too (ARIA role {@code progressbar}). */
public final class Bar extends Div {

    /** How a bar looks. */
    public enum Tone {
        PLAIN(""),
        WARNING("paddock-bar--accent"),
        ALARM("paddock-bar--bad");

        private final String className;

        Tone(String className) {
            this.className = className;
        }
    }

    /** @param percent 0 to 100; what is beyond fills the bar */
    public Bar(int percent, String label) {
        this(label);
        getElement().setAttribute("aria-valuemin", "0");
        getElement().setAttribute("aria-valuemax", "100");
        setPercent(percent);
    }

    private Bar(String label) {
        addClassName("paddock-bar");
        getElement().setAttribute("role", "progressbar");
        getElement().setAttribute("aria-label", label);
        getElement().appendChild(new Element("i"));
    }

    /** One of which only that something goes on is known. */
    public static Bar unknown(String label) {
        var bar = new Bar(label);
        bar.addClassName("paddock-bar--unknown");
        return bar;
    }

    public void setPercent(int percent) {
        var shown = Math.clamp(percent, 0, 100);
        getStyle().set("--value", shown + "%");
        getElement().setAttribute("aria-valuenow", Integer.toString(shown));
    }

    public Bar tone(Tone tone) {
        for (var other : Tone.values()) {
            setClassName(other.className, other == tone && other != Tone.PLAIN);
        }
        return this;
    }
}
