package io.paddock.course.content;

import io.paddock.base.language.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Checks the files that a lesson's labs get: plain files, no links, small enough to be copied into each lab. */
class DataFolder {

    static final long MOST_BYTES = 64L << 20;
    static final int MOST_FILES = 1_000;

    private final TextFile files;

    DataFolder(TextFile files) {
        this.files = files;
    }

    void check(Path folder) throws BrokenFile {
        var bytes = 0L;
        var count = 0;
        try (var paths = Files.walk(folder, 8)) {
            for (var path : (Iterable<Path>) paths::iterator) {
                if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    continue;
                }
                if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    throw new BrokenFile(files.name(path), 0, Message.of("course.problem.link-outside"));
                }
                count++;
                bytes += Files.size(path);
                if (bytes > MOST_BYTES || count > MOST_FILES) {
                    throw new BrokenFile(
                            files.name(folder),
                            0,
                            Message.of("course.problem.data-too-large", MOST_BYTES >> 20, MOST_FILES));
                }
            }
        } catch (IOException unreadable) {
            var broken = new BrokenFile(
                    files.name(folder),
                    0,
                    Message.of("course.problem.unreadable", String.valueOf(unreadable.getMessage())));
            broken.initCause(unreadable);
            throw broken;
        }
    }
}
