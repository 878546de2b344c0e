package io.paddock.course;

import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The content of courses that people brought along, in the data folder: {@code courses/content/<hash>}, never changed
 * once it is there, so that labs and notebooks which use an older version go on; and {@code courses/incoming}, what is
 * not taken in yet.
 */
@Component
class CourseStore {

    private final Path content;
    private final Path incoming;

    CourseStore(@Value("${paddock.data:data}") Path data) {
        var root = data.toAbsolutePath().normalize().resolve("courses");
        this.content = root.resolve("content");
        this.incoming = root.resolve("incoming");
    }

    /** What was coming in when Paddock was last stopped is nobody's any more. */
    @PostConstruct
    void clear() {
        discard(incoming);
    }

    /** What is left of something that came in before a point in time, unless it is one of these folders. */
    void discardLeftovers(Instant before, Set<Path> wanted) {
        if (!Files.isDirectory(incoming)) {
            return;
        }
        try (var folders = Files.list(incoming)) {
            folders.filter(folder -> !wanted.contains(folder))
                    .filter(folder -> changedBefore(folder, before))
                    .forEach(this::discard);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean changedBefore(Path folder, Instant point) {
        try {
            return Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .isBefore(point);
        } catch (IOException goneMeanwhile) {
            return false;
        }
    }

    /** A new folder for something that comes in. */
    Path incoming() {
        try {
            return Files.createDirectories(incoming.resolve(UUID.randomUUID().toString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Path folder(String hash) {
        return content.resolve(hash);
    }

    /** Keeps a folder that has come in, for good; it is moved. */
    void keep(Path folder, TreeHash hash) {
        try {
            Files.createDirectories(content);
            move(folder, folder(hash.hash()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Of two that bring the same, one is kept. */
    private void move(Path folder, Path kept) throws IOException {
        if (!Files.isDirectory(kept)) {
            try {
                Files.move(folder, kept, StandardCopyOption.ATOMIC_MOVE);
                return;
            } catch (IOException failed) {
                if (!Files.isDirectory(kept)) {
                    throw failed;
                }
            }
        }
        discard(folder);
    }

    /** Keeps a copy of a folder that others may change. */
    TreeHash keepCopy(Path folder) {
        var copy = incoming();
        try (var paths = Files.walk(folder)) {
            for (var path : (Iterable<Path>) paths::iterator) {
                var target = copy.resolve(folder.relativize(path).toString());
                if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectories(target);
                } else if (Files.isRegularFile(path)) {
                    Files.copy(path, target);
                }
            }
        } catch (IOException failed) {
            discard(copy);
            throw new UncheckedIOException(failed);
        }
        var hash = TreeHash.of(copy);
        keep(copy, hash);
        return hash;
    }

    /** Removes what will not be kept; links are removed, not followed. */
    void discard(Path folder) {
        if (!folder.startsWith(incoming)) {
            throw new IllegalArgumentException(folder + " is kept for good");
        }
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(
                        Path visited, @org.jspecify.annotations.Nullable IOException failed) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
