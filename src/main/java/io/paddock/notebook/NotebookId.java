package io.paddock.notebook;

/** Identifies a notebook document. */
public record NotebookId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
