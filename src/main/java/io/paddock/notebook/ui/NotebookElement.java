package io.paddock.notebook.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.page.Page;
import io.paddock.notebook.NotebookView;
import io.paddock.notebook.ViewerSink;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The {@code <paddock-notebook>} element: hands batches of events to the browser, and what the browser says to the notebook. */
@Tag("paddock-notebook")
class NotebookElement extends Component implements HasSize, HasStyle {

    private static final Logger log = LoggerFactory.getLogger(NotebookElement.class);
    private static final double GREATEST_NUMBER = 9_007_199_254_740_991d;

    private final transient ViewOpening opening;
    private final transient Executor background;
    private transient @Nullable NotebookView view;

    /** Opens the view once the element is on a page, and knows where its events go. */
    @FunctionalInterface
    interface ViewOpening {
        NotebookView open(ViewerSink sink);
    }

    NotebookElement(ViewOpening opening, Executor background) {
        this.opening = opening;
        this.background = background;
    }

    /** A page that loads them ahead spares the next one the wait. */
    static void load(Page page) {
        page.addJsModule("context://ui/notebook/paddock-notebook.js");
        page.addStyleSheet("context://ui/notebook/paddock-notebook.css");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        load(event.getUI().getPage());
        view = opening.open(new Browser(event.getUI()));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        var open = view;
        view = null;
        if (open != null) {
            open.close();
        }
    }

    /** Hands a batch to the browser; on the page's thread. */
    void receive(String batch) {
        getElement().executeJs("this.receive(JSON.parse($0))", batch);
    }

    @ClientCallable
    private void ready(double event) {
        if (view != null && isNumber(event)) {
            view.ready((long) event);
        }
    }

    @ClientCallable
    private void received(double event) {
        if (view != null && isNumber(event)) {
            view.received((long) event);
        }
    }

    @ClientCallable
    private void submit(@Nullable String batch) {
        if (view != null && batch != null) {
            view.submit(batch);
        }
    }

    @ClientCallable
    private void command(@Nullable String command) {
        if (view != null && command != null) {
            view.command(command);
        }
    }

    private static boolean isNumber(double event) {
        return event >= 0 && event <= GREATEST_NUMBER && event == Math.rint(event);
    }

    /** Sends on a thread of its own: writing to a slow browser must not hold up the notebook. */
    private final class Browser implements ViewerSink {

        private final UI ui;
        private final PushPace pace;
        /** Threads that send may overtake each other; batches may not. */
        private final Queue<String> batches = new ConcurrentLinkedQueue<>();

        private Browser(UI ui) {
            this.ui = ui;
            this.pace = new PushPace(ui);
        }

        @Override
        public void deliver(String batch) {
            batches.add(batch);
            background.execute(() -> {
                try {
                    ui.access(() -> receive(batches.remove()));
                } catch (UIDetachedException gone) {
                    log.debug("The page went before its events", gone);
                }
            });
        }

        @Override
        public Duration pace() {
            return pace.now();
        }
    }
}
