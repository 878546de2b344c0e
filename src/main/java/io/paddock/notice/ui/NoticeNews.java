package io.paddock.notice.ui;

import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.shared.Registration;
import io.paddock.account.UserId;
import io.paddock.base.ui.Followers;
import io.paddock.notice.NoticePosted;
import io.paddock.notice.NoticesRead;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells open pages when their person is told something, or has read it elsewhere. */
@Component
class NoticeNews {

    private final Followers<UserId, Runnable> pages = new Followers<>();

    Registration follow(UserId person, Runnable refresh) {
        return pages.follow(person, refresh)::run;
    }

    @EventListener
    void on(NoticePosted event) {
        tell(event.notice().person());
    }

    @EventListener
    void on(NoticesRead event) {
        tell(event.person());
    }

    private void tell(UserId person) {
        pages.tell(person, page -> {
            try {
                page.run();
            } catch (UIDetachedException _) {
                // its page is being closed, and stops following when it is
            }
        });
    }
}
