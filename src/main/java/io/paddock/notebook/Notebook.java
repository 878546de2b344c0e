package io.paddock.notebook;

import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import java.time.Instant;

/**
 * A notebook as others see it.
 *
 * @param requiredCells code cells that count for "done" (tagged {@code required}; all code cells where none is tagged)
 * @param requiredDone those of them whose newest run ended without an error and has not been edited since
 */
public record Notebook(
        NotebookId id,
        UserId owner,
        CircleId course,
        String title,
        long revision,
        int requiredCells,
        int requiredDone,
        Instant changedAt) {}
