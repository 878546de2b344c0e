package io.paddock.notice.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.paddock.account.Person;
import io.paddock.base.ui.Parts;
import io.paddock.notice.Notice;
import io.paddock.notice.NoticeWords;
import io.paddock.notice.Notices;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** One notice; a click reads it and leads to its page. */
class NoticeItem extends Div {

    NoticeItem(Notice notice, Person person, Notices notices) {
        var times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(person.language().locale())
                .withZone(person.zone());
        var words = new NativeButton(Parts.say(this, notice.message()));
        words.addClassNames("paddock-button", "paddock-button--quiet", "paddock-button--small", "notice-words");
        words.addClickListener(_ -> {
            notices.read(person.id(), notice.id());
            UI.getCurrent().navigate(notice.link());
        });
        var head = new Span(getTranslation(NoticeWords.title(notice.kind())) + " · " + times.format(notice.at()));
        head.addClassName("paddock-muted");
        var line = new Div();
        line.addClassName("paddock-row");
        if (!notice.read()) {
            var dot = new Span();
            dot.addClassName("paddock-dot");
            dot.getElement().setAttribute("role", "img");
            dot.getElement().setAttribute("aria-label", getTranslation("notice.new"));
            line.add(dot);
        }
        line.add(head);
        add(line, words);
        getElement().setAttribute("data-notice", Long.toString(notice.id()));
    }
}
