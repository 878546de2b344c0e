package io.paddock.notebook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a notebook's sources were at one moment.
 *
 * @param revision the notebook's revision: rises with every change, unique in the notebook
 * @param wentBackTo when the revision that somebody went back to was made; null where nobody did
 * @param cells how many there were
 */
public record NotebookRevision(
        NotebookId notebook,
        long revision,
        RevisionReason reason,
        @Nullable Instant wentBackTo,
        int cells,
        Instant madeAt) {}
