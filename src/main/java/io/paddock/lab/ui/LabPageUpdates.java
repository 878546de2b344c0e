package io.paddock.lab.ui;

import com.vaadin.flow.component.Component;
import io.paddock.base.ui.OpenPages;
import io.paddock.lab.LabChanged;
import io.paddock.lab.LabImageChanged;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;

/** Refreshes open pages when labs or images change, and memory figures every few seconds. */
@org.springframework.stereotype.Component
class LabPageUpdates {

    private final OpenPages pages = new OpenPages();

    /** Refreshes as long as the component is on a page. */
    void follow(Component component, Runnable refresh) {
        pages.follow(component, refresh);
    }

    @EventListener
    void on(LabChanged event) {
        refreshAll();
    }

    @EventListener
    void on(LabImageChanged event) {
        refreshAll();
    }

    @Scheduled(fixedDelay = 4_000)
    void refreshAll() {
        pages.refreshAll();
    }
}
