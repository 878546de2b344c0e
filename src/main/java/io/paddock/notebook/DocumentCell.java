package io.paddock.notebook;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A cell of an open notebook. Mutable, owned by its {@link NotebookDocument}; metadata objects are replaced, never changed. */
final class DocumentCell {

    private final String id;
    private final CellOutputs outputs;
    CellType type;
    String source;
    ObjectNode metadata;
    /** Further fields of the file's cell (attachments and unknown ones). */
    ObjectNode extra;
    /** How the file wrote the source, where that is not as lines; null once it was edited. */
    @Nullable String sourceForm;

    int count;
    boolean deleted;
    boolean required;
    boolean stale;
    boolean editedSinceRun;

    @Nullable Execution lastRun;

    DocumentCell(String id, CellType type, String source, ObjectNode metadata, ObjectNode extra, OutputLimits limits) {
        this.id = id;
        this.type = type;
        this.source = source;
        this.metadata = metadata;
        this.extra = extra;
        this.outputs = new CellOutputs(limits);
    }

    String id() {
        return id;
    }

    CellType type() {
        return type;
    }

    String source() {
        return source;
    }

    ObjectNode metadata() {
        return metadata;
    }

    CellOutputs outputs() {
        return outputs;
    }

    /** The number of its newest run, 0 for none. */
    int count() {
        return count;
    }

    /** Whether its variables went with their kernel. */
    boolean stale() {
        return stale;
    }

    boolean required() {
        return required;
    }

    @Nullable Execution lastRun() {
        return lastRun;
    }

    boolean editable() {
        return CellLocks.editable(metadata);
    }

    boolean deletable() {
        return CellLocks.deletable(metadata);
    }

    /** Whether its newest run ended well and its source has not been changed since. */
    boolean done() {
        return lastRun != null && lastRun.state() == RunState.DONE && !editedSinceRun;
    }

    boolean runnable() {
        return !deleted && type == CellType.CODE && !source.isBlank();
    }
}
