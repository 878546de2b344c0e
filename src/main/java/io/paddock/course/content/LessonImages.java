package io.paddock.course.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The pictures that a lesson's text may show: which kinds there are, and where they may lie. */
public final class LessonImages {

    public static final long MOST_BYTES = 5L << 20;

    private static final Map<String, String> TYPES = Map.of(
            "png", "image/png",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "gif", "image/gif",
            "webp", "image/webp",
            "svg", "image/svg+xml");

    private LessonImages() {}

    /** The media type that a file of this name is sent with; empty where it is none of the kinds that are shown. */
    public static Optional<String> typeOf(String name) {
        var dot = name.lastIndexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.ofNullable(TYPES.get(name.substring(dot + 1).toLowerCase(Locale.ROOT)));
    }

    /** The picture below the lesson's folder, links followed; empty where the path leads out of it or to nothing. */
    public static Optional<Path> find(Path folder, String relative) {
        try {
            var wanted = folder.resolve(relative).normalize();
            if (relative.startsWith("/") || relative.contains("\\") || !wanted.startsWith(folder)) {
                return Optional.empty();
            }
            if (!Files.isRegularFile(wanted) || Files.size(wanted) > MOST_BYTES) {
                return Optional.empty();
            }
            var real = wanted.toRealPath();
            return real.startsWith(folder.toRealPath()) ? Optional.of(real) : Optional.empty();
        } catch (InvalidPathException | IOException notThere) {
            return Optional.empty();
        }
    }

    static String kinds() {
        return "png, jpg, gif, webp, svg";
    }
}
