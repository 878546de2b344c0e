package io.paddock.workspace.ui;

import com.vaadin.flow.shared.Registration;
import io.paddock.account.UserId;
import io.paddock.base.ui.Followers;
import io.paddock.lab.Lab;
import io.paddock.lab.LabChanged;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells open desks what happens to their person's labs. Followers return at once. */
@Component
class LabNews {

    private final Followers<UserId, Follower> followers = new Followers<>();

    /** A page that wants to know. */
    interface Follower {

        void labChanged(Lab lab);

        /** Some seconds have passed: figures that change by themselves may be read again. */
        void tick();
    }

    Registration follow(UserId person, Follower follower) {
        return followers.follow(person, follower)::run;
    }

    @EventListener
    void on(LabChanged changed) {
        followers.tell(changed.lab().owner(), follower -> follower.labChanged(changed.lab()));
    }

    @Scheduled(fixedDelay = 5, initialDelay = 5, timeUnit = TimeUnit.SECONDS)
    void tick() {
        followers.tellAll(Follower::tick);
    }
}
