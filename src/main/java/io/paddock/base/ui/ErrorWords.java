package io.paddock.base.ui;

import io.paddock.base.language.Message;
import java.util.Optional;

/** Words for exceptions that are somebody's answer and not a fault; contributed by the module that throws them. */
public interface ErrorWords {

    /** What to say where a click fails with it; empty for exceptions of others. */
    Optional<Message> words(Throwable error);

    /** Whether a page that fails with it is to look as if it were not there. */
    default boolean hides(Throwable error) {
        return false;
    }
}
