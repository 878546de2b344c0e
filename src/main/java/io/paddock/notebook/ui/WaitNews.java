package io.paddock.notebook.ui;

import io.paddock.account.UserId;
import io.paddock.base.ui.Followers;
import io.paddock.lab.LabChanged;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells start cards when their person's labs change, and now and then while they are shown: expected times move by themselves. */
@Component
class WaitNews {

    private final Followers<UserId, StartCard> cards = new Followers<>();

    /** Told until the answer is run. */
    Runnable follow(UserId person, StartCard card) {
        return cards.follow(person, card);
    }

    @EventListener
    void on(LabChanged changed) {
        cards.tell(changed.lab().owner(), card -> card.labChanged(changed.lab()));
    }

    @Scheduled(fixedDelay = 20_000, initialDelay = 20_000)
    void again() {
        cards.tellAll(StartCard::timePasses);
    }
}
