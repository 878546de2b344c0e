package io.paddock.notice.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Titled;
import io.paddock.notice.Notices;
import jakarta.annotation.security.PermitAll;

/** What a person was told, a page at a time, and what they want to hear of. */
@Route("notices")
@PermitAll
class NoticesView extends Div implements Titled {

    private static final int PAGE = 20;

    private final transient Notices notices;
    private final transient Person person;
    private final Div list = new Div();
    private int shown;

    NoticesView(CurrentPerson current, Notices notices) {
        this.notices = notices;
        this.person = current.require();
        addClassName("paddock-grid");
        list.addClassNames("paddock-card", "paddock-stack");
        list.setId("notices");
        add(list, new NoticeSwitches(person.id(), notices));
        refresh();
    }

    @Override
    public String heading() {
        return getTranslation("notice.title");
    }

    private void refresh() {
        list.removeAll();
        shown = 0;
        if (notices.count(person.id()) == 0) {
            list.add(Parts.empty(VaadinIcon.BELL_O, getTranslation("notice.none"), getTranslation("notice.none-hint")));
            return;
        }
        if (notices.unread(person.id()) > 0) {
            list.add(new Button(getTranslation("notice.read-all"), _ -> {
                notices.readAll(person.id());
                refresh();
            }));
        }
        more();
    }

    private void more() {
        var page = notices.page(person.id(), shown, PAGE);
        page.forEach(notice -> list.add(new NoticeItem(notice, person, notices)));
        shown += page.size();
        if (shown < notices.count(person.id())) {
            var more = new Button(getTranslation("notice.more"));
            more.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            more.addClickListener(_ -> {
                list.remove(more);
                more();
            });
            list.add(more);
        }
    }
}
