package io.paddock.notebook;

import java.util.Locale;

/** What people see of a notebook's kernel. */
enum KernelState {
    NONE,
    STARTING,
    IDLE,
    BUSY,
    DEAD;

    /** The word of the protocol. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
