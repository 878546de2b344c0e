package io.paddock.notebook.kernel;

import io.paddock.lab.GatewayAddress;
import java.util.List;

/**
 * Speaks with the kernel gateways of labs. Every method waits at most its deadline (10 seconds; 60 for start and restart of a
 * kernel) and fails with {@link KernelLinkException}. Safe for use by several threads. Everything that a lab answers is taken to be hostile:
 * bounded in size and depth, checked in form, redirects are not followed, and the token goes nowhere but into the {@code Authorization} header.
 */
public interface KernelClient {

    /**
     * Starts a Python kernel. After {@code TIMEOUT} it may exist: {@link #kernels} tells.
     *
     * @param workingDirectory relative to the home directory, made if missing; empty for the home itself
     * @param wanted the id that it is to have, five groups of letters and digits; older labs choose one themselves
     * @return the id that it has
     */
    KernelId startKernel(GatewayAddress address, String workingDirectory, KernelId wanted);

    /** The kernels that live in the lab, at most 100. */
    List<RunningKernel> kernels(GatewayAddress address);

    /** Interrupts the running cell: {@code KeyboardInterrupt}. {@code GONE} if there is no such kernel. */
    void interrupt(GatewayAddress address, KernelId kernel);

    /**
     * Ends the kernel's process and starts a new one under the same id; variables are lost, open connections and the
     * numbering go on, requests that were running or waiting get no reply. Returns when the new process answers.
     */
    void restart(GatewayAddress address, KernelId kernel);

    /** Ends the kernel; a kernel that is not there is no error. */
    void shutdown(GatewayAddress address, KernelId kernel);

    /**
     * Connects to a kernel and goes on after a number: the listener gets every message with a higher one that the lab still holds, then
     * what comes. A connection that exists to the same kernel ends with {@link CloseReason#REPLACED}. There is no hidden reconnect: when
     * {@link KernelListener#closed} is called the caller connects again, after the last number that it has journalled.
     *
     * @param resumeAfterSequence the last number journalled, 0 for everything that the lab holds
     */
    KernelConnection connect(
            GatewayAddress address, KernelId kernel, long resumeAfterSequence, KernelListener listener);
}
