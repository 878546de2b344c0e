package io.paddock.course;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a folder holds, in short: the same for the same files with the same names, whenever and wherever they were made.
 *
 * @param hash SHA-256, in hexadecimal digits
 */
record TreeHash(String hash, int files, long bytes) {

    static TreeHash of(Path folder) {
        var digest = sha256();
        var count = 0;
        var bytes = 0L;
        try (var paths = Files.walk(folder)) {
            var files = paths.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
            for (var file : files) {
                var size = Files.size(file);
                var name = folder.relativize(file).toString().replace('\\', '/');
                digest.update((name + "\0" + size + "\0").getBytes(StandardCharsets.UTF_8));
                add(file, digest);
                count++;
                bytes += size;
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new TreeHash(HexFormat.of().formatHex(digest.digest()), count, bytes);
    }

    static String ofFile(Path file) throws IOException {
        var digest = sha256();
        add(file, digest);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(Path file, MessageDigest digest) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var chunk = new byte[64 * 1024];
            for (var read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
