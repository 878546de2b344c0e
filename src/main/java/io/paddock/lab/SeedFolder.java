package io.paddock.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a folder that labs get, by their paths from around it: it is laid under its own name, as lessons read {@code data/…}.
 *
 * @param version another one where a file's name, size or time is another one
 */
record SeedFolder(Path around, List<Path> files, String version) {

    static SeedFolder of(Path folder) {
        Path absolute = folder.toAbsolutePath();
        Path parent = absolute.getParent();
        Path around = parent == null ? absolute : parent;
        try (Stream<Path> found = Files.walk(absolute)) {
            List<Path> files = found.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .map(around::relativize)
                    .sorted()
                    .toList();
            var facts = new StringBuilder();
            for (Path file : files) {
                Path there = around.resolve(file);
                facts.append(LabTar.name(file)).append('\n').append(Files.size(there));
                facts.append('\n')
                        .append(Files.getLastModifiedTime(there).toMillis())
                        .append('\n');
            }
            return new SeedFolder(around, files, sha256(facts.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file's SHA-256 in hexadecimal. */
    String sum(Path file) {
        try {
            return sha256(Files.readAllBytes(around.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
