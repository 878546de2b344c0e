package io.paddock.assignment;

import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files beside an assignment's notebook; they are held in memory on their way into each run, so there is a limit. */
public final class AssignmentData {

    /** Of all files together. */
    public static final long MOST_BYTES = 32L << 20;

    private AssignmentData() {}

    /**
     * The files by their paths below the folder's own name, as in labs.
     *
     * @throws Refusal where they are too large together, naming the file that is too much
     */
    public static SortedMap<String, byte[]> read(Path folder) {
        var files = new TreeMap<String, byte[]>();
        try {
            for (var file : checked(folder)) {
                files.put(name(folder, file), Files.readAllBytes(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return files;
    }

    /** @throws Refusal as {@link #read} does */
    static void check(Path folder) {
        try {
            checked(folder);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Path> checked(Path folder) throws IOException {
        var files = new ArrayList<Path>();
        try (var found = Files.walk(folder)) {
            found.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .forEach(files::add);
        }
        long bytes = 0;
        for (var file : files) {
            bytes += Files.size(file);
            if (bytes > MOST_BYTES) {
                throw new Refusal(Message.of("assignment.data.too-large", name(folder, file), MOST_BYTES >> 20));
            }
        }
        return files;
    }

    private static String name(Path folder, Path file) {
        return folder.getFileName() + "/" + folder.relativize(file).toString().replace('\\', '/');
    }
}
