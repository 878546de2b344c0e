package io.paddock.lab.ui;

import com.vaadin.flow.component.Component;
import io.paddock.base.ui.Errands;
import io.paddock.base.ui.LateReading;
import io.paddock.base.ui.OpenPages;
import io.paddock.lab.LabChanged;
import io.paddock.lab.LabImageChanged;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;

/** Refreshes open pages when labs or images change, and memory figures every few seconds. */
@org.springframework.stereotype.Component
class LabPageUpdates {

    private final Errands errands;
    private final OpenPages pages = new OpenPages();

    LabPageUpdates(Errands errands) {
        this.errands = errands;
    }

    /**
     * Reads, off the page's thread, as soon as the part is on a page and whenever something may have changed.
     *
     * @param what is being done, for the log where it fails
     * @param show in the page's turn
     */
    <T> LateReading<T> follow(Component part, String what, Supplier<T> read, Consumer<T> show) {
        var reading = new LateReading<>(part, errands, what, read, show);
        pages.follow(part, reading::again);
        part.addAttachListener(_ -> reading.again());
        return reading;
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
