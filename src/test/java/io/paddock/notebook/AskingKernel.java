package io.paddock.notebook;

import io.paddock.notebook.kernel.KernelMessage;
import io.paddock.notebook.kernel.MessageId;

/** A kernel whose cells ask for a line and wait for it. */
final class AskingKernel extends FakeKernel {

    private final boolean password;
    private int asked;

    AskingKernel(boolean password) {
        this.password = password;
    }

    @Override
    void run(MessageId id, String code) {
        say(new KernelMessage.InputRequest(number(), id, new MessageId("ask-" + ++asked), "Name? ", password));
    }
}
