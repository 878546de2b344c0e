package io.paddock.notebook.kernel;

import java.time.Clock;

/** The real client, for tests of other packages. */
public final class RealKernels {

    private RealKernels() {}

    public static KernelClient client() {
        return new GatewayKernelClient(Clock.systemUTC());
    }
}
