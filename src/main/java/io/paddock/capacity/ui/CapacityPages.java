package io.paddock.capacity.ui;

import com.vaadin.flow.component.Component;
import io.paddock.base.ui.OpenPages;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks again for open pages about capacity, every few seconds. */
@org.springframework.stereotype.Component
class CapacityPages {

    private final OpenPages pages = new OpenPages();

    /** As long as the component is on a page. */
    void follow(Component component, Runnable refresh) {
        pages.follow(component, refresh);
    }

    @Scheduled(fixedDelay = 4_000)
    void refreshAll() {
        pages.refreshAll();
    }
}
