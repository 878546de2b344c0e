package io.paddock.account.ui;

import io.paddock.account.CircleNames;
import io.paddock.account.CircleService;
import io.paddock.account.Directory;
import io.paddock.account.Directory.Listing;
import io.paddock.account.Invitations;
import io.paddock.account.UserId;
import org.springframework.stereotype.Component;

/** Opens what one does with people, for those who may. */
@Component
class PeopleDialogs {

    private final Invitations invitations;
    private final CircleService circles;
    private final CircleNames names;
    private final Directory directory;

    PeopleDialogs(Invitations invitations, CircleService circles, CircleNames names, Directory directory) {
        this.invitations = invitations;
        this.circles = circles;
        this.names = names;
        this.directory = directory;
    }

    boolean mayInvite(UserId actor) {
        return !circles.grantable(actor, "", 0, 1).isEmpty();
    }

    /** Whether there is anything that the actor could change about the person. */
    boolean mayChange(UserId actor, Listing listing) {
        return !listing.person().id().equals(actor) && mayInvite(actor);
    }

    void invite(UserId actor, Runnable changed) {
        new InviteDialog(actor, invitations, circles, changed).open();
    }

    void manage(UserId actor, UserId person, Runnable changed) {
        new PersonDialog(actor, person, invitations, circles, names, directory, changed).open();
    }
}
