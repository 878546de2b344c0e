package io.paddock.grading;

import io.paddock.account.UserId;
import io.paddock.base.ui.Followers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells open pages that something has changed in the queue. Followers return at once. */
@Component
public class GradingNews {

    private static final Logger LOG = LoggerFactory.getLogger(GradingNews.class);

    private final Followers<UserId, Runnable> followers = new Followers<>();

    /** Told until the answer is run. */
    public Runnable follow(UserId person, Runnable follower) {
        return followers.follow(person, follower);
    }

    /** Everybody's places move when one job starts or ends; pages read only their own again. */
    void changed() {
        followers.tellAll(GradingNews::tell);
    }

    /** A page that fails (closed a moment ago, say) keeps neither the other pages nor the run from going on. */
    private static void tell(Runnable page) {
        try {
            page.run();
        } catch (RuntimeException e) {
            LOG.warn("A page could not be told of the grading queue", e);
        }
    }
}
