package io.paddock.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.paddock.base.language.Message;

/** Small pieces that pages are made of, in the classes of the theme. Class names may stand in one string, with spaces between them. */
public final class Parts {

    private Parts() {}

    /** A message in the language of the page. */
    public static String say(Component on, Message message) {
        return on.getTranslation(message.key(), message.arguments().toArray());
    }

    /** A white box with a small heading. */
    public static Section card(String heading, Component... content) {
        var card = new Section(new H2(heading));
        card.addClassName("paddock-card");
        card.getElement().setAttribute("aria-label", heading);
        card.add(content);
        return card;
    }

    public static Div div(String classNames, Component... content) {
        var div = new Div(content);
        dress(div, classNames);
        return div;
    }

    public static Span text(String words, String... classNames) {
        var span = new Span(words);
        for (var names : classNames) {
            dress(span, names);
        }
        return span;
    }

    public static Paragraph muted(String words) {
        var paragraph = new Paragraph(words);
        paragraph.addClassName("paddock-muted");
        return paragraph;
    }

    public static Component bold(String words) {
        var bold = new Bold();
        bold.getElement().setText(words);
        return bold;
    }

    /** A link that looks like a button. */
    public static Anchor button(String target, String words) {
        var button = new Anchor(target, words);
        button.addClassName("paddock-button");
        return button;
    }

    /** What is shown where there is nothing yet, and what helps. */
    public static Div empty(VaadinIcon icon, String heading, String help) {
        var picture = icon.create();
        picture.getElement().setAttribute("aria-hidden", "true");
        return div("paddock-empty", picture, new H2(heading), new Paragraph(help));
    }

    /** Says that what belongs here is on its way. */
    public static Paragraph loading(String words) {
        var note = muted(words);
        note.addClassName("paddock-loading");
        note.getElement().setAttribute("role", "status");
        return note;
    }

    /** A file to take home. */
    public static Anchor download(String target, String words) {
        var link = new Anchor(target, words);
        link.setRouterIgnore(true);
        link.getElement().setAttribute("download", true);
        return link;
    }

    /** Scrolls sideways where there is no room, with the keyboard too. */
    public static void scroll(Div box, String label) {
        box.addClassName("paddock-scroll");
        box.getElement().setAttribute("tabindex", "0");
        box.getElement().setAttribute("role", "group");
        box.getElement().setAttribute("aria-label", label);
    }

    private static void dress(HasStyle part, String classNames) {
        if (!classNames.isEmpty()) {
            part.addClassNames(classNames.split(" "));
        }
    }

    @Tag("b")
    private static final class Bold extends Component {}
}
