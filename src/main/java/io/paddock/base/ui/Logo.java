package io.paddock.base.ui;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;

/** The sign of the house, a link to the desk. */
public final class Logo extends Anchor {

    private static final String SIGN = """
            <svg viewBox="0 0 26 26" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" aria-hidden="true">\
            <path d="M5 4v18M13 4v18M21 4v18M2 9h22M2 17h22"/></svg>""";

    public Logo() {
        super("");
        setRouterIgnore(false);
        addClassName("paddock-logo");
        add(new Svg(SIGN), new Span("Paddock"));
    }
}
