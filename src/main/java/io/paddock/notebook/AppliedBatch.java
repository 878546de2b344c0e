package io.paddock.notebook;

import java.time.Instant;
import java.util.List;

/**
 * A batch in the server's order.
 *
 * @param revision the notebook's revision after it
 * @param base the revision that the client made it on
 * @param sent the operations as the client made them
 * @param operations as they were applied; every {@code after} names a living cell
 */
record AppliedBatch(
        long revision,
        String client,
        long sequence,
        long base,
        List<DocumentOperation> sent,
        List<DocumentOperation> operations,
        Instant at) {

    AppliedBatch {
        sent = List.copyOf(sent);
        operations = List.copyOf(operations);
    }
}
