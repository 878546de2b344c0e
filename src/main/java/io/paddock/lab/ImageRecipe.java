package io.paddock.lab;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
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
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that an image is built from. Its name in the engine follows from its content, so that an image is built
 * once a machine and again after every change.
 */
record ImageRecipe(EnvironmentName environment, Path images) {

    private static final String SHARED = "shared";

    boolean exists() {
        return Files.isRegularFile(images.resolve(dockerfile()));
    }

    String dockerfile() {
        return environment + "/Dockerfile";
    }

    /** The image's name; a base image of the institution's own makes another image. */
    String imageName(@Nullable String baseImage) {
        MessageDigest digest = sha256();
        for (Path file : files()) {
            digest.update(LabTar.name(file).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) (executable(file) ? 1 : 0));
            digest.update(read(file));
            digest.update((byte) 0);
        }
        if (baseImage != null) {
            digest.update(baseImage.getBytes(StandardCharsets.UTF_8));
        }
        return "paddock/" + environment + ":"
                + HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }

    /** The build context as a tar stream, written by a thread of its own while it is read. */
    InputStream context(@Nullable Path caBundle) {
        try {
            var out = new PipedOutputStream();
            var in = new PipedInputStream(out, 64 * 1024);
            Thread.ofVirtual().name("image-context").start(() -> write(out, caBundle));
            return new BufferedInputStream(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(PipedOutputStream out, @Nullable Path caBundle) {
        try (var tar = new TarArchiveOutputStream(out, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Path file : files()) {
                put(tar, LabTar.name(file), read(file), executable(file) ? 0100755 : 0100644);
            }
            if (caBundle != null) {
                put(tar, "host-ca.crt", Files.readAllBytes(caBundle), 0100644);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the build context of " + environment + " was not read to its end", e);
        }
    }

    private static void put(TarArchiveOutputStream tar, String name, byte[] content, int mode) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        entry.setMode(mode);
        // the same files give the same stream, so that the engine's build cache hits
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private List<Path> files() {
        try (Stream<Path> own = Files.walk(images.resolve(environment.value()));
                Stream<Path> shared =
                        Files.exists(images.resolve(SHARED)) ? Files.walk(images.resolve(SHARED)) : Stream.empty()) {
            return Stream.concat(own, shared)
                    .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .map(images::relativize)
                    .filter(path -> !path.toString().contains("__pycache__"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean executable(Path file) {
        return Files.isExecutable(images.resolve(file));
    }

    private byte[] read(Path file) {
        try {
            return Files.readAllBytes(images.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
