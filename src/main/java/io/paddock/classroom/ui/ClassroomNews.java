package io.paddock.classroom.ui;

import com.vaadin.flow.shared.Registration;
import io.paddock.account.UserId;
import io.paddock.base.ui.Followers;
import io.paddock.notebook.Notebook;
import io.paddock.notebook.NotebookProgressed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells open pages what happens to their person's notebooks. Followers return at once. */
@Component
class ClassroomNews {

    private final Followers<UserId, Follower> followers = new Followers<>();

    /** A page that wants to know. */
    interface Follower {

        void progressed(Notebook notebook);
    }

    Registration follow(UserId person, Follower follower) {
        return followers.follow(person, follower)::run;
    }

    @EventListener
    void on(NotebookProgressed progressed) {
        var notebook = progressed.notebook();
        followers.tell(notebook.owner(), follower -> follower.progressed(notebook));
    }
}
