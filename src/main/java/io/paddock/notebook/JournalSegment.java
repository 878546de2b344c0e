package io.paddock.notebook;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One file of the journal: written at its end only, read from places that are remembered about every mebibyte for each notebook. */
final class JournalSegment {

    private static final long PLACE_EVERY = 1024 * 1024;

    /** Sees a frame. */
    interface Reader {

        /** @return whether to go on */
        boolean frame(long offset, long position, NotebookId notebook, byte[] record);
    }

    private final Path file;
    private final Map<NotebookId, Long> newest = new HashMap<>();
    private final Map<NotebookId, List<Long>> places = new HashMap<>();
    private long size;

    JournalSegment(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    long size() {
        return size;
    }

    void write(FileChannel channel, long position, NotebookId notebook, byte[] record) throws IOException {
        ByteBuffer frame = JournalFrame.write(position, notebook, record);
        try {
            while (frame.hasRemaining()) {
                channel.write(frame, size + frame.position());
            }
        } catch (IOException failed) {
            channel.truncate(size);
            throw failed;
        }
        note(size, position, notebook);
        size += frame.limit();
    }

    private void note(long offset, long position, NotebookId notebook) {
        newest.put(notebook, position);
        List<Long> known = places.computeIfAbsent(notebook, id -> new ArrayList<>(1));
        if (known.isEmpty() || offset - known.getLast() >= PLACE_EVERY) {
            known.add(offset);
        }
    }

    /** Notes what an existing file holds. @return the newest position in it, and whether it ended with a torn or broken frame */
    Found scan() throws IOException {
        long[] position = {0};
        boolean whole = read(0, Files.size(file), (offset, at, notebook, record) -> {
            note(offset, at, notebook);
            position[0] = Math.max(position[0], at);
            size = offset + JournalFrame.HEADER + record.length;
            return true;
        });
        return new Found(position[0], whole);
    }

    record Found(long newest, boolean whole) {}

    boolean holds(NotebookId notebook, long after) {
        return newest.getOrDefault(notebook, 0L) > after;
    }

    Map<NotebookId, Long> newest() {
        return newest;
    }

    /** Forgets a notebook that the database has everything about. @return whether nobody needs the file any more */
    boolean flushed(NotebookId notebook, long position) {
        if (!holds(notebook, position)) {
            newest.remove(notebook);
            places.remove(notebook);
        }
        return newest.isEmpty();
    }

    /** Records of one notebook, in order; stops at a broken frame. */
    void replay(NotebookId wanted, Reader reader) throws IOException {
        long done = -1;
        for (long place : places.getOrDefault(wanted, List.of())) {
            long[] last = {done};
            read(place, Math.min(size, place + PLACE_EVERY), (offset, position, notebook, record) -> {
                if (notebook.equals(wanted) && offset > last[0]) {
                    last[0] = offset;
                    return reader.frame(offset, position, notebook, record);
                }
                return true;
            });
            done = last[0];
        }
    }

    private boolean read(long from, long until, Reader reader) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.position(from);
            DataInputStream in =
                    new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), 128 * 1024));
            long offset = from;
            while (offset < until) {
                int length = in.readInt();
                int checksum = in.readInt();
                if (length < 0 || length > JournalFrame.LONGEST || length > channel.size() - offset) {
                    return false;
                }
                byte[] body = in.readNBytes(16 + length);
                if (body.length < 16 + length || JournalFrame.checksum(body, 0, body.length) != checksum) {
                    return false;
                }
                ByteBuffer header = ByteBuffer.wrap(body);
                long position = header.getLong();
                NotebookId notebook = new NotebookId(header.getLong());
                byte[] record = java.util.Arrays.copyOfRange(body, 16, body.length);
                if (!reader.frame(offset, position, notebook, record)) {
                    return true;
                }
                offset += JournalFrame.HEADER + length;
            }
            return true;
        } catch (EOFException torn) {
            return false;
        }
    }
}
