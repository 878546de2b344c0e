package io.paddock.notebook;

import io.paddock.base.language.Message;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A browser's view, checked at the door: what is broken, too large or too much never reaches the notebook. */
final class LiveView implements NotebookView {

    private static final Logger log = LoggerFactory.getLogger(LiveView.class);

    private final LiveNotebook live;
    private final Viewer viewer;
    private final Runnable activity;
    private final RateLimit rate;
    private boolean closed;

    /** @param activity told that the person does something */
    LiveView(LiveNotebook live, Viewer viewer, Runnable activity, Clock clock) {
        this.live = live;
        this.viewer = viewer;
        this.activity = activity;
        this.rate = new RateLimit(100, 400, clock);
    }

    @Override
    public boolean readOnly() {
        return viewer.readOnly();
    }

    @Override
    public void ready(long event) {
        inTurn(() -> live.audience().ready(viewer.audience().client(), event));
    }

    @Override
    public void received(long event) {
        inTurn(() -> live.audience().received(viewer.audience().client(), event));
    }

    @Override
    public void submit(String text) {
        var batch = BatchReader.read(text);
        inTurn(() -> {
            if (mayGoOn() && batch.isPresent()) {
                live.submit(viewer, batch.get());
            } else if (batch.isEmpty()) {
                refuse(text.length() > BatchReader.LONGEST ? "too-large" : "broken");
            }
        });
        activity.run();
    }

    @Override
    public void command(String text) {
        var command = LiveCommand.parse(text);
        inTurn(() -> {
            if (mayGoOn() && command.isPresent()) {
                live.command(viewer, command.get());
            } else if (command.isEmpty()) {
                refuse(text.length() > LiveCommand.LONGEST ? "too-large" : "broken");
            }
        });
        activity.run();
    }

    private boolean mayGoOn() {
        if (rate.passes()) {
            return true;
        }
        log.warn("A view of notebook {} sends too fast", live.notebook().id());
        return false;
    }

    private void refuse(String why) {
        if (rate.passes()) {
            live.audience().notice(viewer.audience().client(), true, Message.of("notebook.live.asked." + why));
        }
    }

    private void inTurn(Runnable work) {
        live.notebook().run(turn -> {
            if (!closed) {
                work.run();
            }
        });
    }

    @Override
    public void close() {
        inTurn(() -> {
            closed = true;
            live.audience().leave(viewer.audience().client());
        });
    }
}
