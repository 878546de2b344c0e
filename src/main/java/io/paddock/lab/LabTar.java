package io.paddock.lab;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.StreamSupport;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Tar streams of files that belong to a lab's student. */
final class LabTar {

    private static final int STUDENT = 1000;
    private static final int BLOCK = 512;

    private LabTar() {}

    /** Files of a folder, by their paths in it; held in memory, as lessons' files are small. */
    static InputStream of(Path folder, List<Path> files) {
        try {
            var bytes = new ByteArrayOutputStream();
            try (var tar = open(bytes)) {
                for (Path file : files) {
                    byte[] content = Files.readAllBytes(folder.resolve(file));
                    tar.putArchiveEntry(entry(name(file), content.length));
                    tar.write(content);
                    tar.closeArchiveEntry();
                }
            }
            return new ByteArrayInputStream(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files by their paths, with the folders that they lie in. */
    static InputStream of(SortedMap<String, byte[]> files) {
        try {
            var bytes = new ByteArrayOutputStream();
            var folders = new HashSet<String>();
            try (var tar = open(bytes)) {
                for (var file : files.entrySet()) {
                    for (int slash = file.getKey().indexOf('/');
                            slash > 0;
                            slash = file.getKey().indexOf('/', slash + 1)) {
                        if (folders.add(file.getKey().substring(0, slash))) {
                            tar.putArchiveEntry(folder(file.getKey().substring(0, slash)));
                            tar.closeArchiveEntry();
                        }
                    }
                    tar.putArchiveEntry(entry(file.getKey(), file.getValue().length));
                    tar.write(file.getValue());
                    tar.closeArchiveEntry();
                }
            }
            return new ByteArrayInputStream(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one regular file of an archive; empty where there is something else, or more than so many bytes. */
    static Optional<byte[]> onlyFile(InputStream archive, int mostBytes) {
        try (var tar = new TarArchiveInputStream(archive)) {
            var found = tar.getNextEntry();
            boolean link = found != null && (found.isLink() || found.isSymbolicLink());
            if (found == null || link || !found.isFile() || found.getSize() > mostBytes) {
                return Optional.empty();
            }
            return Optional.of(tar.readNBytes((int) found.getSize()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One file, read from a stream while it is sent; the stream must give exactly this many bytes. */
    static InputStream of(String name, InputStream content, long length) {
        try {
            var header = new ByteArrayOutputStream();
            var tar = open(header);
            tar.putArchiveEntry(entry(name, length));
            tar.flush();
            int padding = (int) ((BLOCK - length % BLOCK) % BLOCK);
            return new SequenceInputStream(Collections.enumeration(new ArrayList<>(List.of(
                    new ByteArrayInputStream(header.toByteArray()),
                    content,
                    // the rest of the last block, and the two empty ones that end an archive
                    new ByteArrayInputStream(new byte[padding + 2 * BLOCK])))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String name(Path file) {
        return String.join(
                "/",
                StreamSupport.stream(file.spliterator(), false)
                        .map(Path::toString)
                        .toList());
    }

    private static TarArchiveOutputStream open(ByteArrayOutputStream bytes) {
        var tar = new TarArchiveOutputStream(bytes, BLOCK, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        return tar;
    }

    private static TarArchiveEntry folder(String name) {
        var entry = new TarArchiveEntry(name + "/");
        entry.setUserId(STUDENT);
        entry.setGroupId(STUDENT);
        entry.setMode(040755);
        return entry;
    }

    private static TarArchiveEntry entry(String name, long length) {
        var entry = new TarArchiveEntry(name);
        entry.setSize(length);
        entry.setUserId(STUDENT);
        entry.setGroupId(STUDENT);
        entry.setMode(0100644);
        return entry;
    }
}
