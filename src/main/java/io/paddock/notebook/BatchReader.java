package io.paddock.notebook;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads a batch of operations that a browser sent: checked in form and size before anything looks at it. */
final class BatchReader {

    static final int LONGEST = 8 * 1024 * 1024;
    private static final int MOST_OPERATIONS = 5_000;
    private static final int MOST_STEPS = 10_000;
    private static final int LONGEST_ID = 64;
    private static final Pattern CLIENT = Pattern.compile("[0-9a-fA-F-]{8,64}");

    private BatchReader() {}

    /** The batch; empty where the text is none. */
    static Optional<OperationBatch> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var node = NotebookJson.MAPPER.readTree(text);
            if (!node.path("operations").isArray() || node.path("operations").size() > MOST_OPERATIONS) {
                return Optional.empty();
            }
            var batch = NotebookJson.MAPPER.treeToValue(node, OperationBatch.class);
            return isWhole(batch) ? Optional.of(batch) : Optional.empty();
        } catch (JacksonException | IllegalArgumentException | NullPointerException broken) {
            return Optional.empty();
        }
    }

    private static boolean isWhole(OperationBatch batch) {
        return CLIENT.matcher(batch.client()).matches()
                && batch.sequence() > 0
                && batch.base() >= 0
                && batch.operations().stream().allMatch(BatchReader::isWhole);
    }

    private static boolean isWhole(DocumentOperation operation) {
        return switch (operation) {
            case DocumentOperation.Text text ->
                isId(text.cell())
                        && isThere(text.delta())
                        && text.delta().steps().size() <= MOST_STEPS;
            case DocumentOperation.Insert insert ->
                isId(insert.cell())
                        && isIdOrNothing(insert.after())
                        && isThere(insert.type())
                        && isThere(insert.source())
                        && isThere(insert.metadata());
            case DocumentOperation.Delete delete -> isId(delete.cell());
            case DocumentOperation.Move move -> isId(move.cell()) && isIdOrNothing(move.after());
            case DocumentOperation.Type type -> isId(type.cell()) && isThere(type.type());
            case DocumentOperation.Metadata metadata -> isId(metadata.cell()) && isThere(metadata.metadata());
            case DocumentOperation.Clear clear -> isIdOrNothing(clear.cell());
            case DocumentOperation.Run run ->
                run.cells().size() <= LiveCommand.MOST_CELLS
                        && run.cells().stream().allMatch(BatchReader::isId);
        };
    }

    // JSON leaves out what the types promise
    private static boolean isThere(@Nullable Object value) {
        return value != null;
    }

    private static boolean isId(@Nullable String id) {
        return id != null && !id.isEmpty() && id.length() <= LONGEST_ID;
    }

    private static boolean isIdOrNothing(@Nullable String id) {
        return id == null || isId(id);
    }
}
