package io.paddock.lab.ui;

import io.paddock.lab.Lab;
import io.paddock.lab.LabService;
import io.paddock.lab.LabState;
import io.paddock.lab.LabUsage;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A lab as pages show it. Memory is in steps of some MiB, so that a page is not drawn anew, under somebody's hands, for every page that a kernel touches.
 *
 * @param name of its course on its owner's own page, of its owner on that of administrators
 */
record LabLine(Lab lab, String name, Optional<LabUsage> usage, OptionalLong storageBytes) {

    private static final long STEP = 8L << 20;

    /** The same but for what changes all the time. */
    LabLine withoutUsage() {
        return new LabLine(lab, name, Optional.empty(), storageBytes);
    }

    /** Asks the engine: not in a page's turn. */
    static Optional<LabUsage> usage(Lab lab, LabService labs) {
        return lab.state() == LabState.READY
                ? labs.usage(lab.id())
                        .map(usage -> new LabUsage(usage.memoryBytes() / STEP * STEP, usage.memoryLimitBytes()))
                : Optional.empty();
    }
}
