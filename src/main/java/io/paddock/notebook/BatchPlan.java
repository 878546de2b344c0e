package io.paddock.notebook;

import io.paddock.base.language.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks transformed operations one after the other against a sketch of the document and writes them as they will be applied: nothing
 * left for a deleted cell (text brings it back), every {@code after} a living cell, locks kept. All or nothing.
 */
final class BatchPlan {

    static final int MOST_CELLS = 2_000;
    static final int LONGEST_SOURCE = 1024 * 1024;
    static final int LONGEST_METADATA = 256 * 1024;
    private static final Pattern CELL_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** Why a batch cannot be applied. */
    static final class Impossible extends RuntimeException {

        private final BatchAnswer.Reason reason;
        private final transient Message words;

        Impossible(BatchAnswer.Reason reason, String key, Object... arguments) {
            super(key);
            this.reason = reason;
            this.words = Message.of("notebook.document.batch." + key, arguments);
        }

        BatchAnswer.Reason reason() {
            return reason;
        }

        Message words() {
            return words;
        }
    }

    private record Draft(String id, CellType type, String source, ObjectNode metadata, boolean living) {

        Draft withSource(String text) {
            return new Draft(id, type, text, metadata, true);
        }
    }

    private final List<String> order = new ArrayList<>();
    private final Map<String, Draft> drafts = new HashMap<>();
    private final List<DocumentOperation> planned = new ArrayList<>();
    private int living;

    private BatchPlan(List<DocumentCell> cells) {
        for (DocumentCell cell : cells) {
            order.add(cell.id());
            drafts.put(cell.id(), new Draft(cell.id(), cell.type(), cell.source(), cell.metadata(), !cell.deleted));
            living += cell.deleted ? 0 : 1;
        }
    }

    static List<DocumentOperation> of(List<DocumentCell> cells, List<DocumentOperation> operations) {
        BatchPlan plan = new BatchPlan(cells);
        operations.forEach(plan::add);
        return plan.planned;
    }

    private void add(DocumentOperation operation) {
        switch (operation) {
            case DocumentOperation.Text text -> text(text);
            case DocumentOperation.Insert insert -> insert(insert);
            case DocumentOperation.Delete delete -> delete(delete);
            case DocumentOperation.Move move -> move(move);
            case DocumentOperation.Type type -> type(type);
            case DocumentOperation.Metadata metadata -> metadata(metadata);
            case DocumentOperation.Clear clear -> clear(clear);
            case DocumentOperation.Run run -> run(run);
        }
    }

    static boolean isCellId(String id) {
        return CELL_ID.matcher(id).matches();
    }

    private Draft known(String cell) {
        Draft draft = drafts.get(cell);
        if (draft == null) {
            throw new Impossible(BatchAnswer.Reason.TOO_OLD, "unknown-cell");
        }
        return draft;
    }

    private @Nullable Draft alive(String cell) {
        Draft draft = known(cell);
        return draft.living() ? draft : null;
    }

    private static void requireEditable(Draft draft) {
        if (!CellLocks.editable(draft.metadata())) {
            throw new Impossible(BatchAnswer.Reason.LOCKED, "locked");
        }
    }

    private void text(DocumentOperation.Text text) {
        Draft draft = known(text.cell());
        if (text.delta().isNothing()) {
            return;
        }
        requireEditable(draft);
        if (!text.delta().fits(draft.source())) {
            throw new Impossible(BatchAnswer.Reason.INVALID, "text-does-not-fit");
        }
        String source = checkedSource(text.delta().apply(draft.source()));
        if (draft.living()) {
            planned.add(text);
        } else {
            living++;
            planned.add(new DocumentOperation.Insert(
                    draft.id(), livingBefore(order.indexOf(draft.id())), draft.type(), source, draft.metadata()));
        }
        drafts.put(draft.id(), draft.withSource(source));
    }

    private void insert(DocumentOperation.Insert insert) {
        if (!isCellId(insert.cell())) {
            throw new Impossible(BatchAnswer.Reason.INVALID, "cell-id");
        }
        Draft before = drafts.get(insert.cell());
        if (before != null && before.living()) {
            throw new Impossible(BatchAnswer.Reason.INVALID, "cell-exists");
        }
        if (++living > MOST_CELLS) {
            throw new Impossible(BatchAnswer.Reason.INVALID, "too-many-cells", MOST_CELLS);
        }
        ObjectNode present = before == null ? NotebookJson.MAPPER.createObjectNode() : before.metadata();
        ObjectNode metadata = checkedMetadata(CellLocks.keep(insert.metadata(), present));
        String source = checkedSource(insert.source());
        if (before != null && !CellLocks.editable(present)) {
            source = before.source();
        }
        String after = place(insert.cell(), insert.after());
        drafts.put(insert.cell(), new Draft(insert.cell(), insert.type(), source, metadata, true));
        planned.add(new DocumentOperation.Insert(insert.cell(), after, insert.type(), source, metadata));
    }

    private void delete(DocumentOperation.Delete delete) {
        Draft draft = alive(delete.cell());
        if (draft == null) {
            return;
        }
        if (!CellLocks.deletable(draft.metadata())) {
            throw new Impossible(BatchAnswer.Reason.LOCKED, "not-deletable");
        }
        living--;
        drafts.put(draft.id(), new Draft(draft.id(), draft.type(), draft.source(), draft.metadata(), false));
        planned.add(delete);
    }

    private void move(DocumentOperation.Move move) {
        if (alive(move.cell()) != null && !Objects.equals(move.cell(), move.after())) {
            planned.add(new DocumentOperation.Move(move.cell(), place(move.cell(), move.after())));
        }
    }

    private void type(DocumentOperation.Type type) {
        Draft draft = alive(type.cell());
        if (draft != null && draft.type() != type.type()) {
            requireEditable(draft);
            drafts.put(draft.id(), new Draft(draft.id(), type.type(), draft.source(), draft.metadata(), true));
            planned.add(type);
        }
    }

    private void metadata(DocumentOperation.Metadata metadata) {
        Draft draft = alive(metadata.cell());
        if (draft != null) {
            ObjectNode kept = checkedMetadata(CellLocks.keep(metadata.metadata(), draft.metadata()));
            drafts.put(draft.id(), new Draft(draft.id(), draft.type(), draft.source(), kept, true));
            planned.add(new DocumentOperation.Metadata(draft.id(), kept));
        }
    }

    private void clear(DocumentOperation.Clear clear) {
        if (clear.cell() == null || alive(clear.cell()) != null) {
            planned.add(clear);
        }
    }

    private void run(DocumentOperation.Run run) {
        List<String> cells = run.cells().stream()
                .distinct()
                .filter(cell -> {
                    Draft draft = alive(cell);
                    return draft != null
                            && draft.type() == CellType.CODE
                            && !draft.source().isBlank();
                })
                .toList();
        if (!cells.isEmpty()) {
            planned.add(new DocumentOperation.Run(cells, run.stopOnError()));
        }
    }

    /** Moves a cell behind another one in the sketch and says behind which living one that is. */
    private @Nullable String place(String cell, @Nullable String after) {
        order.remove(cell);
        int index = after == null ? 0 : order.indexOf(after) + 1;
        if (after != null && index == 0) {
            index = order.size();
        }
        order.add(index, cell);
        return livingBefore(index);
    }

    private @Nullable String livingBefore(int index) {
        for (int i = index - 1; i >= 0; i--) {
            Draft draft = drafts.get(order.get(i));
            if (draft != null && draft.living()) {
                return draft.id();
            }
        }
        return null;
    }

    private static String checkedSource(String source) {
        if (source.length() > LONGEST_SOURCE) {
            throw new Impossible(BatchAnswer.Reason.INVALID, "source-too-long", LONGEST_SOURCE / 1024);
        }
        return source;
    }

    private static ObjectNode checkedMetadata(ObjectNode metadata) {
        if (metadata.toString().length() > LONGEST_METADATA) {
            throw new Impossible(BatchAnswer.Reason.INVALID, "metadata-too-long", LONGEST_METADATA / 1024);
        }
        return metadata;
    }
}
