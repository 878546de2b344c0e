package io.paddock.notebook;

import java.util.List;

/**
 * Operations that a client made on a revision, as they arrive.
 *
 * @param client the view (or what is left of one that waited in a browser), a UUID
 * @param sequence counts from 1 per client
 * @param base the revision that they were made on, the client's own batches that were answered later included
 */
record OperationBatch(String client, long sequence, long base, List<DocumentOperation> operations) {

    OperationBatch {
        operations = List.copyOf(operations);
    }
}
