package io.paddock.course.zip;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * How long the list of entries at the end of a zip can be, read before anybody makes objects of it: what the zip says of their number is not believed.
 * Follows PKWARE's APPNOTE 6.3.10, sections 4.3.14 to 4.3.16.
 */
final class ZipEnd {

    private static final int RECORD = 0x06054b50;
    private static final int RECORD_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int LOCATOR_64_BYTES = 20;
    private static final int RECORD_64 = 0x06064b50;
    private static final int RECORD_64_BYTES = 56;

    private ZipEnd() {}

    /** Bytes from where the list begins to the end of the file; 0 where there is no end record, and so no zip. */
    static long listBytes(Path zip) throws IOException {
        try (var file = new RandomAccessFile(zip.toFile(), "r")) {
            var size = file.length();
            var from = Math.max(0, size - RECORD_BYTES - LONGEST_COMMENT - LOCATOR_64_BYTES);
            var tail = read(file, from, (int) (size - from));
            for (var at = tail.limit() - RECORD_BYTES; at >= 0; at--) {
                if (tail.getInt(at) == RECORD) {
                    return longest(file, size, from, tail, at);
                }
            }
            return 0;
        }
    }

    /** By what the record says of the list's place, or of its length: readers go by either. */
    private static long longest(RandomAccessFile file, long size, long from, ByteBuffer tail, int record)
            throws IOException {
        var afterList = size - from - record;
        var bytes = Math.max(
                size - Integer.toUnsignedLong(tail.getInt(record + 16)),
                Integer.toUnsignedLong(tail.getInt(record + 12)) + afterList);
        var locator = record - LOCATOR_64_BYTES;
        if (locator < 0 || tail.getInt(locator) != LOCATOR_64) {
            return bytes;
        }
        var place = tail.getLong(locator + 8);
        if (place < 0 || place > size - RECORD_64_BYTES) {
            return 0;
        }
        var wide = read(file, place, RECORD_64_BYTES);
        return wide.getInt(0) == RECORD_64
                ? Math.max(Math.max(0, bytes), Math.max(size - wide.getLong(48), wide.getLong(40)))
                : 0;
    }

    private static ByteBuffer read(RandomAccessFile file, long from, int length) throws IOException {
        var bytes = new byte[length];
        file.seek(from);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
