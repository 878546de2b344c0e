package io.paddock.allowance.ui;

import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.shared.Registration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets open pages look at the ledger again every few seconds. */
@Component
class BalanceNews {

    private final Set<Runnable> pages = ConcurrentHashMap.newKeySet();

    Registration follow(Runnable refresh) {
        pages.add(refresh);
        return () -> pages.remove(refresh);
    }

    @Scheduled(fixedDelay = 10, initialDelay = 10, timeUnit = TimeUnit.SECONDS)
    void refresh() {
        pages.forEach(page -> {
            try {
                page.run();
            } catch (UIDetachedException _) {
                pages.remove(page);
            }
        });
    }
}
