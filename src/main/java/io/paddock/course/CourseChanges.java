package io.paddock.course;

import io.paddock.base.language.Language;
import io.paddock.course.content.CourseFolder;
import io.paddock.course.content.NotebookCells;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * How one version of a course differs from another.
 *
 * @param courseFile whether title, summary or settings differ
 * @param parts lessons, then assignments, that differ; in the new order, those that are gone last
 */
public record CourseChanges(boolean courseFile, List<Part> parts) {

    public CourseChanges {
        parts = List.copyOf(parts);
    }

    /** What happened to a lesson or an assignment. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * A lesson or an assignment.
     *
     * @param cells how its notebooks' cells differ, by the language that they are written in; empty unless changed
     * @param otherFiles whether text, pictures, data or settings differ
     */
    public record Part(boolean assignment, Localised title, Kind kind, Map<Language, Cells> cells, boolean otherFiles) {
        public Part {
            cells = Map.copyOf(cells);
        }
    }

    /** How many cells differ. */
    public record Cells(int added, int changed, int removed) {

        boolean isNothing() {
            return added == 0 && changed == 0 && removed == 0;
        }
    }

    /** Whether the two are the same. */
    public boolean isNothing() {
        return !courseFile && parts.isEmpty();
    }

    static CourseChanges between(CourseFolder before, CourseFolder after) {
        var parts = new ArrayList<Part>();
        compare(
                parts,
                before.lessons(),
                after.lessons(),
                folder -> folder.lesson().name(),
                folder -> new Side(false, folder.lesson().title(), folder.folder(), folder.notebooks()));
        compare(
                parts,
                before.assignments(),
                after.assignments(),
                folder -> folder.assignment().name(),
                folder -> new Side(true, folder.assignment().title(), folderOf(folder.sources()), folder.sources()));
        return new CourseChanges(
                !same(before.folder().resolve("course.yaml"), after.folder().resolve("course.yaml")), parts);
    }

    /** English is always there, in a folder of the course. */
    private static Path folderOf(Map<Language, Path> sources) {
        var english = Objects.requireNonNull(sources.get(Language.ENGLISH)).toAbsolutePath();
        return Objects.requireNonNull(english.getParent());
    }

    private record Side(boolean assignment, Localised title, Path folder, Map<Language, Path> notebooks) {

        Part part(Kind kind) {
            return new Part(assignment, title, kind, Map.of(), false);
        }
    }

    private static <F> void compare(
            List<Part> parts, List<F> before, List<F> after, Function<F, String> name, Function<F, Side> side) {
        var gone = new LinkedHashMap<String, Side>();
        before.forEach(folder -> gone.put(name.apply(folder), side.apply(folder)));
        for (var folder : after) {
            var now = side.apply(folder);
            Optional.ofNullable(gone.remove(name.apply(folder)))
                    .map(then -> changed(then, now))
                    .orElseGet(() -> Optional.of(now.part(Kind.ADDED)))
                    .ifPresent(parts::add);
        }
        gone.values().forEach(then -> parts.add(then.part(Kind.REMOVED)));
    }

    private static Optional<Part> changed(Side then, Side now) {
        var cells = new LinkedHashMap<Language, Cells>();
        for (var language : Language.values()) {
            var before = then.notebooks().get(language);
            var after = now.notebooks().get(language);
            var differ = cells(
                    before == null ? Map.of() : NotebookCells.of(before),
                    after == null ? Map.of() : NotebookCells.of(after));
            if (!differ.isNothing()) {
                cells.put(language, differ);
            }
        }
        var otherFiles = !TreeHash.of(then.folder()).equals(TreeHash.of(now.folder())) && cells.isEmpty()
                || !sameBeside(then.folder(), now.folder());
        return cells.isEmpty() && !otherFiles
                ? Optional.empty()
                : Optional.of(new Part(now.assignment(), now.title(), Kind.CHANGED, cells, otherFiles));
    }

    static Cells cells(Map<String, String> before, Map<String, String> after) {
        var added = 0;
        var changed = 0;
        for (var cell : after.entrySet()) {
            var then = before.get(cell.getKey());
            added += then == null ? 1 : 0;
            changed += then != null && !then.equals(cell.getValue()) ? 1 : 0;
        }
        var removed = (int)
                before.keySet().stream().filter(id -> !after.containsKey(id)).count();
        return new Cells(added, changed, removed);
    }

    /** Whether all files beside the notebooks are the same. */
    private static boolean sameBeside(Path before, Path after) {
        return files(before).equals(files(after));
    }

    private static Map<String, String> files(Path folder) {
        var files = new LinkedHashMap<String, String>();
        try (var paths = Files.walk(folder)) {
            for (var path : (Iterable<Path>) paths.sorted()::iterator) {
                if (Files.isRegularFile(path) && !path.toString().endsWith(".ipynb")) {
                    files.put(folder.relativize(path).toString(), TreeHash.ofFile(path));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return files;
    }

    private static boolean same(Path before, Path after) {
        try {
            return Files.mismatch(before, after) < 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
