package io.paddock.notebook;

import io.paddock.lab.GatewayAddress;
import io.paddock.notebook.kernel.KernelConnection;
import io.paddock.notebook.kernel.KernelId;
import io.paddock.notebook.kernel.KernelLinkException;
import io.paddock.notebook.kernel.KernelListener;

/** A kernel that can be reached once and never again. */
final class UnreachableLater extends SilentKernel {

    private boolean reached;

    @Override
    public KernelConnection connect(
            GatewayAddress address, KernelId kernel, long resumeAfterSequence, KernelListener to) {
        if (reached) {
            throw new KernelLinkException(KernelLinkException.Kind.UNREACHABLE, "nothing answers");
        }
        reached = true;
        return super.connect(address, kernel, resumeAfterSequence, to);
    }
}
