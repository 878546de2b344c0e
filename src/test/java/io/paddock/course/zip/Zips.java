package io.paddock.course.zip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream.UnicodeExtraFieldPolicy;

/** Packs zips, good ones and others. */
public final class Zips {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipArchiveOutputStream out = new ZipArchiveOutputStream(bytes);

    public static Zips zip() {
        return new Zips();
    }

    /** As programs of Chinese Windows do: names in their own encoding, and no word about it. */
    static Zips silentlyIn(String charset) {
        var zip = new Zips();
        zip.out.setEncoding(Charset.forName(charset).name());
        zip.out.setUseLanguageEncodingFlag(false);
        zip.out.setCreateUnicodeExtraFields(UnicodeExtraFieldPolicy.NEVER);
        return zip;
    }

    public Zips file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public Zips file(String name, byte[] content) {
        return entry(new ZipArchiveEntry(name), content);
    }

    Zips link(String name, String target) {
        var entry = new ZipArchiveEntry(name);
        entry.setUnixMode(UnixStat.LINK_FLAG | 0777);
        return entry(entry, target.getBytes(StandardCharsets.UTF_8));
    }

    Zips device(String name) {
        var entry = new ZipArchiveEntry(name);
        entry.setUnixMode(0020000 | 0666);
        return entry(entry, new byte[0]);
    }

    /** Zeros that take no room in the zip; written as a stream. */
    Zips zeros(String name, long size) {
        try {
            out.putArchiveEntry(new ZipArchiveEntry(name));
            var chunk = new byte[1 << 20];
            for (var left = size; left > 0; left -= chunk.length) {
                out.write(chunk, 0, (int) Math.min(left, chunk.length));
            }
            out.closeArchiveEntry();
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Zips entry(ZipArchiveEntry entry, byte[] content) {
        try {
            out.putArchiveEntry(entry);
            out.write(content);
            out.closeArchiveEntry();
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public byte[] bytes() {
        try {
            out.close();
            return bytes.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
