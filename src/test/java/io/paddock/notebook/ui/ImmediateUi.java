package io.paddock.notebook.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.Command;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** A page whose turns come at once. */
final class ImmediateUi extends UI {

    @Override
    public synchronized Future<Void> access(Command command) {
        command.execute();
        return CompletableFuture.completedFuture(null);
    }
}
