package io.paddock.lab.container;

/** Ends the telling of events when closed. */
public interface EventSubscription extends AutoCloseable {

    @Override
    void close();
}
