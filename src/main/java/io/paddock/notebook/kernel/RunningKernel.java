package io.paddock.notebook.kernel;

import java.time.Instant;

/** A kernel that a lab's gateway knows, with what the gateway (hostile, as all of a lab) says about it. */
public record RunningKernel(KernelId id, ExecutionState state, Instant lastActivity) {}
