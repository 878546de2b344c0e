package io.paddock.notebook;

import java.time.Duration;

/** The way to one browser. Its methods are called in a turn of the notebook and must not wait. */
public interface ViewerSink {

    /** Hands over one batch of events, protocol JSON; at most two are under way: a third follows only once the first was received. */
    void deliver(String batch);

    /** How long two batches lie apart at least: 50 ms over a websocket, more over long polling. */
    Duration pace();
}
