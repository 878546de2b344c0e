package io.paddock.base.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.paddock.base.language.Message;

/** What an error page says: a code, a heading, a sentence and the way home. */
public final class ErrorNotice extends Div {

    /** A page that is not there, or not this person's: both look the same. */
    public static ErrorNotice notFound() {
        return new ErrorNotice("404", Message.of("base.not-found.title"), Message.of("base.not-found.text"));
    }

    ErrorNotice(String code, Message title, Message text) {
        addClassName("paddock-error");
        var number = new Span(code);
        number.addClassName("paddock-error__code");
        var home = new Anchor("", getTranslation("base.home"));
        home.addClassName("paddock-button");
        add(new Div(number, new H1(Parts.say(this, title)), new Paragraph(Parts.say(this, text)), home));
    }
}
