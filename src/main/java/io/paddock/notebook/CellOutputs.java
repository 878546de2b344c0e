package io.paddock.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The outputs of one cell, in order. Texts of one stream that follow each other become one output; a deferred clear waits for the
 * next output. Beyond the limits outputs go from the middle, many at once, so that the cost of one stays constant.
 */
final class CellOutputs {

    private static final int LONGEST_DISPLAY_ID = 200;

    private final OutputLimits limits;
    private final List<CellOutput> outputs = new ArrayList<>();
    private boolean clearNext;

    CellOutputs(OutputLimits limits) {
        this.limits = limits;
    }

    int size() {
        return outputs.size();
    }

    CellOutput get(int index) {
        return outputs.get(index);
    }

    List<CellOutput> all() {
        return List.copyOf(outputs);
    }

    boolean clearsNext() {
        return clearNext;
    }

    /** Takes stored or imported outputs, as they are. */
    void load(List<CellOutput> stored, boolean clearNext) {
        outputs.clear();
        outputs.addAll(stored);
        this.clearNext = clearNext;
    }

    boolean clear(boolean deferred) {
        if (deferred) {
            clearNext = !outputs.isEmpty();
            return false;
        }
        clearNext = false;
        boolean had = !outputs.isEmpty();
        outputs.clear();
        return had;
    }

    void appendStream(String cell, boolean error, String text, LongSupplier numbers, List<DocumentChange> changes) {
        if (text.isEmpty()) {
            return;
        }
        beforeOutput(cell, changes);
        int last = outputs.size() - 1;
        if (last >= 0 && outputs.get(last) instanceof CellOutput.Stream stream && stream.error() == error) {
            stream.append(text);
            changes.add(
                    stream.text().takeMoved()
                            ? new DocumentChange.StreamRedrawn(cell, last)
                            : new DocumentChange.StreamAppended(cell, last, text));
            return;
        }
        CellOutput.Stream stream = new CellOutput.Stream(numbers.getAsLong(), error, new StreamText(limits), 0);
        stream.append(text);
        add(cell, stream, numbers, changes);
    }

    void add(
            String cell,
            String type,
            @Nullable String displayId,
            String json,
            LongSupplier numbers,
            List<DocumentChange> changes) {
        beforeOutput(cell, changes);
        if (json.length() > limits.bytes()) {
            add(cell, new CellOutput.Omitted(numbers.getAsLong(), 1, json.length()), numbers, changes);
            return;
        }
        String updatable = displayId != null && displayId.length() > LONGEST_DISPLAY_ID ? null : displayId;
        add(cell, CellOutput.Fixed.of(numbers.getAsLong(), type, updatable, json), numbers, changes);
    }

    /** Puts new content in the place of every output that was displayed under the id. */
    void update(String cell, String displayId, String json, LongSupplier numbers, List<DocumentChange> changes) {
        for (int i = 0; i < outputs.size(); i++) {
            if (outputs.get(i) instanceof CellOutput.Fixed fixed && displayId.equals(fixed.displayId())) {
                String content = OutputJson.redisplayed(fixed.type(), json);
                outputs.set(i, CellOutput.Fixed.of(numbers.getAsLong(), fixed.type(), displayId, content));
                changes.add(new DocumentChange.OutputSet(cell, i));
            }
        }
    }

    /** Lets go of what the database holds and no view needs at once. */
    void replace(int index, CellOutput same) {
        outputs.set(index, same);
    }

    private long bytes() {
        long bytes = 0;
        for (CellOutput output : outputs) {
            bytes += output.bytes();
        }
        return bytes;
    }

    private void beforeOutput(String cell, List<DocumentChange> changes) {
        if (clearNext) {
            clear(false);
            changes.add(new DocumentChange.OutputsCleared(cell));
        }
    }

    private void add(String cell, CellOutput output, LongSupplier numbers, List<DocumentChange> changes) {
        outputs.add(output);
        if (outputs.size() > limits.outputs() || (outputs.size() > 3 && bytes() > limits.bytes())) {
            cutMiddle(numbers);
            changes.add(new DocumentChange.OutputsRebuilt(cell));
        } else {
            changes.add(new DocumentChange.OutputAdded(cell, outputs.size() - 1));
        }
    }

    /** Keeps the first and the newest outputs, each up to three eighths of the limits. */
    private void cutMiddle(LongSupplier numbers) {
        int first = fitting(false);
        int last = outputs.size() - fitting(true);
        List<CellOutput> cut = outputs.subList(first, Math.max(first, last));
        long count = 0;
        long bytes = 0;
        for (CellOutput output : cut) {
            count += output instanceof CellOutput.Omitted omitted ? omitted.count() : 1;
            bytes += output instanceof CellOutput.Omitted omitted ? omitted.omittedBytes() : output.bytes();
        }
        cut.clear();
        outputs.add(first, new CellOutput.Omitted(numbers.getAsLong(), count, bytes));
    }

    private int fitting(boolean fromEnd) {
        long bytes = 0;
        int count = 0;
        while (count < outputs.size() && count < limits.outputs() * 3 / 8) {
            CellOutput output = outputs.get(fromEnd ? outputs.size() - 1 - count : count);
            bytes += output.bytes();
            if (bytes > limits.bytes() * 3 / 8 && count > 0) {
                return count;
            }
            count++;
        }
        return count;
    }
}
