package io.paddock.notebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A journal in memory; its disk can be full. */
final class MemoryJournal implements NotebookJournal {

    final List<NotebookRecord> records = new ArrayList<>();
    boolean full;

    @Override
    public long append(NotebookId notebook, NotebookRecord happened) {
        if (full) {
            throw new UncheckedIOException(new IOException("no space left on device"));
        }
        records.add(happened);
        return records.size();
    }

    @Override
    public long newest() {
        return records.size();
    }

    @Override
    public List<Entry> replay(NotebookId notebook, long after) {
        return List.of();
    }

    @Override
    public List<NotebookId> notebooks() {
        return List.of();
    }

    @Override
    public void flushed(NotebookId notebook, long position) {
        throw new UnsupportedOperationException("nothing is kept");
    }
}
