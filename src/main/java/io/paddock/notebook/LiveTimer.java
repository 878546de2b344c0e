package io.paddock.notebook;

import java.time.Duration;

/** Runs something later in a turn of a notebook, unless it has been let go of by then. */
@FunctionalInterface
interface LiveTimer {

    void after(Duration wait, Runnable task);
}
