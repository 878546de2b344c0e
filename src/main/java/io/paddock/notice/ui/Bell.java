package io.paddock.notice.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.shared.Registration;
import io.paddock.account.Person;
import io.paddock.notice.Notices;
import org.jspecify.annotations.Nullable;

/** The bell: how much is unread, and the newest at a click. */
class Bell extends Div {

    private static final int NEWEST = 6;
    private static final int MOST = 99;

    private final transient Notices notices;
    private final transient NoticeNews news;
    private final transient Person person;
    private final NativeButton button = new NativeButton();
    private final Span count = new Span();
    private final Div content = new Div();
    private transient @Nullable Registration following;

    Bell(Notices notices, NoticeNews news, Person person) {
        this.notices = notices;
        this.news = news;
        this.person = person;
        count.addClassName("paddock-nav__count");
        count.getStyle().set("margin-inline-start", "-10px").set("align-self", "start");
        button.add(VaadinIcon.BELL_O.create(), count);
        button.addClassName("paddock-icon-button");
        button.getStyle()
                .set("display", "inline-flex")
                .set("align-items", "center")
                .set("justify-content", "center");
        button.setId("notice-bell");
        button.getElement().setAttribute("aria-haspopup", "dialog");
        var popover = new Popover(content);
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel(getTranslation("notice.title"));
        popover.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                list();
            }
        });
        content.addClassNames("paddock-stack", "paddock-stack--tight");
        content.getStyle().set("width", "min(360px, 84vw)");
        add(button, popover);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        count();
        following = news.follow(
                person.id(),
                () -> ui.access(() -> {
                    count();
                    list();
                }));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (following != null) {
            following.remove();
            following = null;
        }
    }

    private void count() {
        int unread = notices.unread(person.id());
        count.setText(unread > MOST ? MOST + "+" : Integer.toString(unread));
        count.setVisible(unread > 0);
        button.getElement()
                .setAttribute(
                        "aria-label",
                        unread == 0 ? getTranslation("notice.title") : getTranslation("notice.unread", unread));
        button.getElement().setAttribute("title", getTranslation("notice.title"));
    }

    private void list() {
        content.removeAll();
        var newest = notices.page(person.id(), 0, NEWEST);
        newest.forEach(notice -> content.add(new NoticeItem(notice, person, notices)));
        if (newest.isEmpty()) {
            var nothing = new Span(getTranslation("notice.none"));
            nothing.addClassName("paddock-muted");
            content.add(nothing);
        }
        content.add(new Anchor("notices", getTranslation("notice.all")));
    }
}
