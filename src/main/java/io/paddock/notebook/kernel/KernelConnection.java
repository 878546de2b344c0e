package io.paddock.notebook.kernel;

import java.util.List;

/**
 * An open connection to one kernel. Safe for use by several threads; no method waits for the kernel: answers come to the
 * {@link KernelListener}. Every method but {@link #close()} and {@link #acknowledge} throws {@link KernelLinkException} of kind
 * {@code GONE} once the connection has ended.
 *
 * <p>Sending is not delivery: a frame can be lost with the socket. The lab hands a request with a given {@link MessageId} to the kernel
 * <em>at most once</em>, so after a resume the caller sends every request again, with its old id, that has no reply yet; none runs twice.
 *
 * <p>Cursor positions are UTF-16 offsets (of Java and the browser); the conversion to and from the protocol's code points
 * is done here. A position inside a surrogate pair counts as before it.
 */
public interface KernelConnection extends AutoCloseable {

    /**
     * Runs code of at most 8 million characters (as any request). Its end is {@link KernelMessage.ExecuteReply}, which comes behind all of its output and behind
     * its {@code idle}, never {@code idle} alone.
     *
     * @param allowStdin whether {@code input()} may ask
     * @param stopOnError whether requests that wait behind this one in the kernel are aborted when it fails
     */
    void execute(MessageId id, String code, boolean allowStdin, boolean stopOnError);

    /** Answers {@link KernelMessage.InputRequest#request()}; a second answer to the same request is dropped by the lab. */
    void inputReply(MessageId request, String text);

    void complete(MessageId id, String code, int cursor);

    /** @param detail 0, or 1 for the source too */
    void inspect(MessageId id, String code, int cursor, int detail);

    void isComplete(MessageId id, String code);

    /**
     * Asks the kernel who it is. Requests are answered in order, so its reply proves that every request sent before has ended and all its messages have come,
     * even if the reply to that one was lost.
     */
    void kernelInfo(MessageId id);

    /** Opens a comm; {@code data} is the text of a JSON object, {@code buffers} are base64. */
    void commOpen(MessageId id, String commId, String targetName, String data, List<String> buffers);

    void commMessage(MessageId id, String commId, String data, List<String> buffers);

    void commClose(MessageId id, String commId, String data);

    /**
     * Says that everything up to this number is journalled here and may be forgotten by the lab. Cheap, may be called for every
     * message and after the end: frames are gathered, the newest number goes out within a second or 256 numbers.
     */
    void acknowledge(long sequence);

    /** Ends the connection; the kernel, its run and its spool live on. Idempotent; the listener is not told. */
    @Override
    void close();
}
