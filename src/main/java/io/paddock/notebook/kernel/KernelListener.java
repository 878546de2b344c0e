package io.paddock.notebook.kernel;

/**
 * Receives what a kernel sends.
 *
 * <p>{@link #message} is called by the connection's own reader (a virtual thread), in order of {@link KernelMessage#sequence()},
 * each number at most once per connection. {@link #closed} may come from another thread, never while {@link #message} runs.
 * The first call may come before {@link KernelClient#connect} has returned.
 *
 * <p>Back-pressure: while {@link #message} has not returned nothing further is read, TCP slows the gateway down and the spool in
 * the lab takes what the kernel goes on to print (64 MiB, then cut in the middle: {@link KernelMessage.SpoolCut}). So a listener
 * that is slow may block as long as it likes and must not queue without a bound; nothing is buffered here beyond one message.
 */
public interface KernelListener {

    /** A message; an exception from here closes the connection with {@link CloseReason#LISTENER_FAILED}. */
    void message(KernelMessage message);

    /** The connection has ended; called once, last, and not after {@link KernelConnection#close()}. */
    void closed(CloseReason reason);
}
