package io.paddock.notebook;

import io.paddock.lab.GatewayAddress;
import io.paddock.notebook.kernel.CloseReason;
import io.paddock.notebook.kernel.KernelConnection;
import io.paddock.notebook.kernel.KernelId;
import io.paddock.notebook.kernel.KernelListener;
import io.paddock.notebook.kernel.KernelMessage;
import io.paddock.notebook.kernel.KernelMessage.ExecuteReply.Outcome;
import io.paddock.notebook.kernel.MessageId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A kernel whose cells run until the test ends them, and that answers nothing else meanwhile. */
class SilentKernel extends FakeKernel {

    private @Nullable MessageId running;
    private @Nullable MessageId last;
    private @Nullable MessageId asked;
    private @Nullable KernelListener told;

    @Override
    void run(MessageId id, String code) {
        running = id;
        last = id;
    }

    /** The run that was handed to the kernel last. */
    final MessageId last() {
        return Objects.requireNonNull(last);
    }

    final void endLast(Outcome outcome) {
        var ends = Objects.requireNonNull(running);
        running = null;
        reply(ends, outcome);
        if (asked != null) {
            var info = asked;
            asked = null;
            info(info);
        }
    }

    @Override
    public KernelConnection connect(
            GatewayAddress address, KernelId kernel, long resumeAfterSequence, KernelListener to) {
        told = to;
        return super.connect(address, kernel, resumeAfterSequence, to);
    }

    /** The end of a connection that hung is noticed now. */
    final void lost() {
        Objects.requireNonNull(told).closed(CloseReason.SILENT);
    }

    @Override
    void info(MessageId id) {
        if (running != null) {
            asked = id;
        } else {
            say(new KernelMessage.KernelInfoReply(number(), id, "5.4", "python", "3.13"));
        }
    }
}
