package io.paddock.workspace.ui;

import com.vaadin.flow.shared.Registration;
import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import io.paddock.base.ui.Followers;
import io.paddock.lab.Lab;
import io.paddock.lab.LabChanged;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells open pages what happens to a person's labs, or to those of a course. Followers return at once. */
@Component
class LabNews {

    private final Followers<UserId, Follower> people = new Followers<>();
    private final Followers<CircleId, Follower> courses = new Followers<>();

    /** A page that wants to know. */
    interface Follower {

        void labChanged(Lab lab);

        /** Some seconds have passed: figures that change by themselves may be read again. */
        void tick();
    }

    Registration follow(UserId person, Follower follower) {
        return people.follow(person, follower)::run;
    }

    Registration follow(CircleId course, Follower follower) {
        return courses.follow(course, follower)::run;
    }

    @EventListener
    void on(LabChanged changed) {
        people.tell(changed.lab().owner(), follower -> follower.labChanged(changed.lab()));
        courses.tell(changed.lab().course(), follower -> follower.labChanged(changed.lab()));
    }

    @Scheduled(fixedDelay = 5, initialDelay = 5, timeUnit = TimeUnit.SECONDS)
    void tick() {
        people.tellAll(Follower::tick);
        courses.tellAll(Follower::tick);
    }
}
