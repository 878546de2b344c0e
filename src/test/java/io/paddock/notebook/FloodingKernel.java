package io.paddock.notebook;

import io.paddock.notebook.kernel.KernelMessage.ExecuteReply.Outcome;
import io.paddock.notebook.kernel.MessageId;

/** A kernel whose cells print line after line, each in a message of its own. */
final class FloodingKernel extends FakeKernel {

    private final int lines;

    FloodingKernel(int lines) {
        this.lines = lines;
    }

    @Override
    void run(MessageId id, String code) {
        for (var i = 1; i <= lines; i++) {
            print(id, "line " + i + "\n");
        }
        reply(id, Outcome.OK);
    }
}
