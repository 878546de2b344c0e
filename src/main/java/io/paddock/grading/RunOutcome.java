package io.paddock.grading;

import io.paddock.base.language.Message;

/** What became of a run that was asked for. */
sealed interface RunOutcome {

    record Reported(RunReport report) implements RunOutcome {}

    /** It is our fault: later, and it counts for nothing. */
    record Later(Message reason) implements RunOutcome {}
}
