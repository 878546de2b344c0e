package io.paddock.notebook;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that those who look at a notebook are told; rendered for each of them, because words and "you" differ. */
@FunctionalInterface
interface LiveEvent {

    /** The event as the protocol's JSON. */
    String json(Audience audience);

    /** The only view that gets it; null: all of them. */
    default @Nullable UUID only() {
        return null;
    }

    /** What it weighs in memory, roughly, in bytes. */
    default int weight() {
        return 256;
    }
}
