package io.paddock.notebook;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** How a record lies in a journal file: length, checksum, position, notebook, then the record as JSON. */
final class JournalFrame {

    static final int HEADER = 4 + 4 + 8 + 8;
    static final int LONGEST = 256 * 1024 * 1024;

    private JournalFrame() {}

    static ByteBuffer write(long position, NotebookId notebook, byte[] record) {
        ByteBuffer frame = ByteBuffer.allocate(HEADER + record.length);
        frame.putInt(record.length).putInt(0).putLong(position).putLong(notebook.value());
        frame.put(record);
        frame.putInt(4, checksum(frame.array(), 8, frame.capacity() - 8));
        return frame.flip();
    }

    static int checksum(byte[] bytes, int from, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, from, length);
        return (int) checksum.getValue();
    }
}
