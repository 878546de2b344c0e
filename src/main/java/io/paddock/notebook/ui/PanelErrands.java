package io.paddock.notebook.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a panel asks for and waits for, off the page's thread; the answer comes by push. */
final class PanelErrands {

    private static final Logger log = LoggerFactory.getLogger(PanelErrands.class);

    private final Executor background;
    private final Message failed;
    private final Consumer<Message> say;

    /**
     * @param failed what is said where something is broken
     * @param say shows a reason on the page
     */
    PanelErrands(Executor background, Message failed, Consumer<Message> say) {
        this.background = background;
        this.failed = failed;
        this.say = say;
    }

    <T> void run(Supplier<T> work, Consumer<T> show) {
        var ui = UI.getCurrent();
        background.execute(() -> {
            try {
                var result = work.get();
                show(ui, () -> show.accept(result));
            } catch (Refusal refusal) {
                show(ui, () -> say.accept(refusal.reason()));
            } catch (RuntimeException broken) {
                log.warn("A panel beside a notebook got no answer", broken);
                show(ui, () -> say.accept(failed));
            }
        });
    }

    private static void show(UI ui, Runnable change) {
        try {
            ui.access(change::run);
        } catch (UIDetachedException gone) {
            log.debug("The page went before its answer", gone);
        }
    }
}
