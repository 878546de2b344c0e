package io.paddock.notebook;

import io.paddock.notebook.kernel.KernelConnection;
import io.paddock.notebook.kernel.KernelLinkException;
import io.paddock.notebook.kernel.MessageId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was sent to the kernel for the runs of a notebook, so that it can be sent again after a cut: the code as it was when the run was asked for, lines that were
 * given to it, and the question that proves that a run has ended whose reply never came. Used in the notebook's turns only.
 */
final class RunRequests {

    private static final Logger log = LoggerFactory.getLogger(RunRequests.class);

    private final Map<MessageId, String> codes = new HashMap<>();
    private final Map<MessageId, String> answers = new HashMap<>();
    private @Nullable MessageId proof;
    private @Nullable MessageId proven;

    void asked(MessageId run, String code) {
        codes.put(run, code);
    }

    /** The code of a run as it was when it was asked for; what stands in its cell now where that is not known any more. */
    Optional<String> code(Execution run, NotebookDocument document) {
        var kept = codes.get(run.id());
        return kept != null ? Optional.of(kept) : document.cell(run.cell()).map(DocumentCell::source);
    }

    void begin(KernelConnection connection, MessageId run, String code) {
        answers.clear();
        send(() -> connection.execute(run, code, true, true));
    }

    void answer(KernelConnection connection, MessageId request, String text) {
        answers.put(request, text);
        send(() -> connection.inputReply(request, text));
    }

    /** Sends everything about a run again: the lab hands nothing to the kernel twice. */
    void again(KernelConnection connection, MessageId run, String code) {
        var question = MessageId.random();
        proof = question;
        proven = run;
        send(() -> {
            connection.execute(run, code, true, true);
            answers.forEach(connection::inputReply);
            connection.kernelInfo(question);
        });
    }

    /** Whether this answers the question that stands behind a run. */
    boolean isProof(MessageId answered) {
        return answered.equals(proof);
    }

    /** The run that must have ended, now that the question behind it is answered. */
    @Nullable MessageId takeProven() {
        var run = proven;
        proof = null;
        proven = null;
        return run;
    }

    void acknowledge(KernelConnection connection, long sequence) {
        send(() -> connection.acknowledge(sequence));
    }

    void ended(MessageId run) {
        codes.remove(run);
    }

    void clear() {
        codes.clear();
        answers.clear();
        proof = null;
    }

    /** A frame that cannot be sent is sent again by {@link #again}: the link notices by itself that it is cut. */
    private static void send(Runnable frame) {
        try {
            frame.run();
        } catch (KernelLinkException cut) {
            log.debug("A frame was not sent ({})", cut.kind());
        }
    }
}
