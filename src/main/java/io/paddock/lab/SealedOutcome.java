package io.paddock.lab;

import io.paddock.base.language.Message;
import java.util.Optional;

/** What became of a {@link SealedRun}. */
public sealed interface SealedOutcome {

    /**
     * It came to an end of its own.
     *
     * @param result empty where it left none, one that is too large, or something that is no file
     * @param log the end of what it wrote
     * @param digest of the image that it ran on
     */
    record Ended(int exitCode, boolean outOfMemory, Optional<byte[]> result, String log, String digest)
            implements SealedOutcome {}

    /** It was killed at its limit. */
    record OutOfTime(String log, String digest) implements SealedOutcome {}

    /** It did not run, or not to an end, for want of an engine, an image or room: nobody's fault, to be tried again. */
    record Unavailable(Message reason) implements SealedOutcome {}
}
