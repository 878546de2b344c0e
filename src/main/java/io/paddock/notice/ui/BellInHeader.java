package io.paddock.notice.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.paddock.account.AccountService;
import io.paddock.account.CurrentPerson;
import io.paddock.base.ui.HeaderPart;
import io.paddock.notice.Notices;

/** Hangs the bell into the header of every page. */
@org.springframework.stereotype.Component
class BellInHeader implements HeaderPart {

    private final CurrentPerson current;
    private final AccountService accounts;
    private final Notices notices;
    private final NoticeNews news;

    BellInHeader(CurrentPerson current, AccountService accounts, Notices notices, NoticeNews news) {
        this.current = current;
        this.accounts = accounts;
        this.notices = notices;
        this.news = news;
    }

    @Override
    public int order() {
        return 150;
    }

    @Override
    public Component create() {
        return current.id()
                .flatMap(accounts::find)
                .<Component>map(person -> new Bell(notices, news, person))
                .orElseGet(Span::new);
    }
}
