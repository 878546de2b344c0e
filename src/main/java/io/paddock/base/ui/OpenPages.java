package io.paddock.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UIDetachedException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Components that look again when somebody says so, as long as they are on a page. Safe for any thread. */
public final class OpenPages {

    private final Map<Component, Runnable> refreshes = new ConcurrentHashMap<>();

    /** @param refresh runs in the page's turn */
    public void follow(Component component, Runnable refresh) {
        component.addAttachListener(_ -> refreshes.put(component, refresh));
        component.addDetachListener(_ -> refreshes.remove(component));
    }

    /** Has every one of them look again; returns at once. */
    public void refreshAll() {
        refreshes.forEach((component, refresh) -> component.getUI().ifPresent(ui -> {
            try {
                ui.access(refresh::run);
            } catch (UIDetachedException _) {
                refreshes.remove(component);
            }
        }));
    }
}
