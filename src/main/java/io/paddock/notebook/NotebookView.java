package io.paddock.notebook;

/**
 * One browser's view of a notebook, as the application sees it. Everything that it is given comes from a browser and is taken
 * to be hostile: checked, bounded, and answered with an event where it is wrong. Nothing here waits; safe for any thread.
 */
public interface NotebookView extends AutoCloseable {

    /** Whether this person may only look. */
    boolean readOnly();

    /** The browser has loaded the document with all events up to this one. */
    void ready(long event);

    /** The browser has taken in the batch that ends with this event. */
    void received(long event);

    /** A batch of operations, docs/notebook-protocol.md, section 3. */
    void submit(String batch);

    /** A command, docs/notebook-protocol.md, section 5. */
    void command(String command);

    /** The view is gone; runs go on. Idempotent. */
    @Override
    void close();
}
