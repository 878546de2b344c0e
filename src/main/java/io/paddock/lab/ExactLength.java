package io.paddock.lab;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Gives exactly so many bytes, whatever the stream behind it does; too few are filled up and found out. */
final class ExactLength extends FilterInputStream {

    private final byte[] one = new byte[1];
    private long left;
    private boolean cut;

    ExactLength(InputStream in, long length) {
        super(in);
        this.left = length;
    }

    boolean complete() throws IOException {
        return !cut && left == 0 && in.read() < 0;
    }

    @Override
    public int read() throws IOException {
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int wanted = (int) Math.min(length, left);
        int got = cut ? -1 : in.read(buffer, offset, wanted);
        if (got < 0) {
            cut = true;
            Arrays.fill(buffer, offset, offset + wanted, (byte) 0);
            got = wanted;
        }
        left -= got;
        return got;
    }

    @Override
    public void close() {
        // belongs to whoever gave it
    }
}
