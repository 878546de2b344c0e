package io.paddock.course.content;

import io.paddock.base.language.Language;
import io.paddock.base.language.Message;
import io.paddock.course.ContentProblem;
import io.paddock.course.CourseAssignmentId;
import io.paddock.course.LessonId;
import io.paddock.course.Localised;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads one course's folder. A lesson or assignment that is broken is left out; the others keep their numbers. */
class CourseReader {

    private static final long MOST_YAML_BYTES = 256L << 10;
    private static final Pattern ENTRY = Pattern.compile("(/(?:lessons|assignments)/\\d+)(/.*)?");

    private final TextFile files;
    private final CourseSchema schema;
    private final LessonReader lessons;
    private final AssignmentReader assignments;

    CourseReader(TextFile files, CourseSchema schema) {
        this.files = files;
        this.schema = schema;
        this.lessons = new LessonReader(files);
        this.assignments = new AssignmentReader(files);
    }

    Optional<CourseFolder> read(String slug, Path folder, List<ContentProblem> problems) {
        var yaml = folder.resolve("course.yaml");
        try {
            var tree = LocatedTree.yaml(files.name(yaml), files.read(yaml, MOST_YAML_BYTES));
            var broken = new HashSet<String>();
            if (!obeysSchema(files.name(yaml), tree, broken, problems)) {
                return Optional.empty();
            }
            var course = tree.root();
            var entries = new Entries(slug, folder, files.name(yaml), tree, broken, problems);
            return Optional.of(new CourseFolder(
                    slug,
                    folder,
                    localised(course.path("title")),
                    localised(course.has("summary") ? course.path("summary") : course.path("title")),
                    readLessons(entries, course),
                    readAssignments(entries, course)));
        } catch (BrokenFile unusable) {
            problems.add(unusable.problem());
            return Optional.empty();
        }
    }

    /** Whether the course as such can be used; lessons and assignments that cannot are noted. */
    private boolean obeysSchema(String file, LocatedTree tree, Set<String> broken, List<ContentProblem> problems) {
        var usable = true;
        for (var violation : schema.violations(file, tree)) {
            problems.add(violation.problem());
            var entry = ENTRY.matcher(violation.pointer());
            if (entry.matches()) {
                broken.add(entry.group(1));
            } else {
                usable = false;
            }
        }
        return usable;
    }

    private List<LessonFolder> readLessons(Entries entries, JsonNode course) {
        var read = new ArrayList<LessonFolder>();
        entries.forEach(
                "lessons",
                (entry, index, folder) -> lessons.read(
                                new LessonId(entries.slug, folder.getFileName().toString()),
                                index + 1,
                                entry,
                                course,
                                folder,
                                entries.problems)
                        .ifPresent(read::add));
        return read;
    }

    private List<AssignmentFolder> readAssignments(Entries entries, JsonNode course) {
        var read = new ArrayList<AssignmentFolder>();
        entries.forEach(
                "assignments",
                (entry, index, folder) -> assignments
                        .read(
                                new CourseAssignmentId(
                                        entries.slug, folder.getFileName().toString()),
                                index + 1,
                                entry,
                                course,
                                folder,
                                entries.problem("/assignments/" + index, Message.of("course.problem.days")),
                                entries.problems)
                        .ifPresent(read::add));
        return read;
    }

    /** Entries of {@code course.yaml} that name a folder each; no folder is named twice. */
    private static class Entries {

        final String slug;
        final List<ContentProblem> problems;
        private final Path folder;
        private final String yaml;
        private final LocatedTree tree;
        private final Set<String> broken;
        private final Map<String, Integer> firstLines = new HashMap<>();

        Entries(
                String slug,
                Path folder,
                String yaml,
                LocatedTree tree,
                Set<String> broken,
                List<ContentProblem> problems) {
            this.slug = slug;
            this.folder = folder;
            this.yaml = yaml;
            this.tree = tree;
            this.broken = broken;
            this.problems = problems;
        }

        @FunctionalInterface
        interface Each {
            void read(JsonNode entry, int index, Path folder);
        }

        void forEach(String list, Each each) {
            var entries = tree.root().path(list);
            for (var index = 0; index < entries.size(); index++) {
                var at = "/" + list + "/" + index;
                if (!broken.contains(at)) {
                    read(entries.get(index), index, at + "/folder", each);
                }
            }
        }

        private void read(JsonNode entry, int index, String pointer, Each each) {
            var name = entry.path("folder").asString();
            var own = folder.resolve(name);
            var first = firstLines.putIfAbsent(name, tree.line(pointer));
            if (first != null) {
                problems.add(problem(pointer, Message.of("course.problem.lesson-twice", name, first)));
            } else if (!Files.isDirectory(own)) {
                problems.add(problem(pointer, Message.of("course.problem.folder-missing", name)));
            } else {
                each.read(entry, index, own);
            }
        }

        ContentProblem problem(String pointer, Message message) {
            return new ContentProblem(yaml, tree.line(pointer), message);
        }
    }

    static Localised localised(JsonNode node) {
        var texts = new EnumMap<Language, String>(Language.class);
        for (var language : Language.values()) {
            var text = node.path(language.tag());
            if (text.isString()) {
                texts.put(language, text.asString());
            }
        }
        return new Localised(texts);
    }
}
