package io.paddock.base.ui;

import com.vaadin.flow.component.html.Div;
import io.paddock.base.language.Message;

/** Says above a form why it was not taken; hidden until there is something to say. */
public final class Problem extends Div {

    public Problem() {
        addClassNames("paddock-banner", "paddock-banner--bad");
        getElement().setAttribute("role", "alert");
        setVisible(false);
    }

    public void show(Message why) {
        removeAll();
        add(Parts.text(Parts.say(this, why)));
        setVisible(true);
    }
}
