package io.paddock.grading;

import io.paddock.account.UserId;
import io.paddock.base.ui.Followers;
import org.springframework.stereotype.Component;

/** Tells open pages that something has changed in the queue. Followers return at once. */
@Component
public class GradingNews {

    private final Followers<UserId, Runnable> followers = new Followers<>();

    /** Told until the answer is run. */
    public Runnable follow(UserId person, Runnable follower) {
        return followers.follow(person, follower);
    }

    /** Everybody's places move when one job starts or ends; pages read only their own again. */
    void changed() {
        followers.tellAll(Runnable::run);
    }
}
