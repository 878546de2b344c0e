package io.paddock.course.content;

import io.paddock.base.language.Language;
import io.paddock.base.language.Message;
import io.paddock.course.ContentProblem;
import io.paddock.course.CourseAssignment;
import io.paddock.course.CourseAssignmentId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one assignment: its entry in {@code course.yaml}, then its folder. */
class AssignmentReader {

    private final TextFile files;
    private final DataFolder dataFolder;

    AssignmentReader(TextFile files) {
        this.files = files;
        this.dataFolder = new DataFolder(files);
    }

    /**
     * The assignment, if it can be set: in English at least, and graded alike in all of its languages.
     *
     * @param daysOutOfOrder what to say where its days do not follow each other
     */
    Optional<AssignmentFolder> read(
            CourseAssignmentId id,
            int number,
            JsonNode entry,
            JsonNode course,
            Path folder,
            ContentProblem daysOutOfOrder,
            List<ContentProblem> problems) {
        var read = new EnumMap<Language, SourceNotebook>(Language.class);
        var sources = new EnumMap<Language, Path>(Language.class);
        for (var language : Language.values()) {
            readSource(folder, language, read, sources, problems);
        }
        var days = days(entry);
        if (!days.inOrder()) {
            problems.add(daysOutOfOrder);
            return Optional.empty();
        }
        var english = read.get(Language.ENGLISH);
        var data = LessonReader.data(folder, dataFolder, problems);
        if (english == null) {
            return Optional.empty();
        }
        read.forEach((language, source) -> {
            if (!source.points().equals(english.points())) {
                sources.remove(language);
                problems.add(new ContentProblem(
                        files.name(file(folder, language)), 0, Message.of("course.problem.languages-differ")));
            }
        });
        return Optional.of(
                new AssignmentFolder(assignment(id, number, entry, course, english.sum(), days, data), sources));
    }

    private void readSource(
            Path folder,
            Language language,
            Map<Language, SourceNotebook> read,
            Map<Language, Path> sources,
            List<ContentProblem> problems) {
        var file = file(folder, language);
        if (!Files.exists(file)) {
            if (language == Language.ENGLISH) {
                problems.add(new ContentProblem(files.name(file), 0, Message.of("course.problem.source-missing")));
            }
            return;
        }
        try {
            read.put(language, SourceNotebook.read(files.name(file), files.read(file, NotebookFile.MOST_BYTES)));
            sources.put(language, file);
        } catch (BrokenFile broken) {
            problems.add(broken.problem());
        }
    }

    private static Path file(Path folder, Language language) {
        return folder.resolve("source." + language.tag() + ".ipynb");
    }

    private static CourseAssignment.Days days(JsonNode entry) {
        return new CourseAssignment.Days(
                day(entry, "opens-on-day"), day(entry, "due-on-day"), day(entry, "closes-on-day"));
    }

    private static @Nullable Integer day(JsonNode entry, String key) {
        return entry.has(key) ? entry.path(key).asInt() : null;
    }

    private static CourseAssignment assignment(
            CourseAssignmentId id,
            int number,
            JsonNode entry,
            JsonNode course,
            int points,
            CourseAssignment.Days days,
            @Nullable Path data) {
        var compute = LessonReader.shared(entry, course, "compute");
        var gpu = LessonReader.shared(entry, course, "gpu");
        return new CourseAssignment(
                id,
                number,
                CourseReader.localised(entry.path("title")),
                CourseReader.localised(entry.has("summary") ? entry.path("summary") : entry.path("title")),
                entry.path("minutes").asInt(),
                points,
                LessonReader.shared(entry, course, "environment").asString(),
                compute.path("memory-mebibytes").asInt(),
                compute.path("milli-cpus").asInt(),
                gpu.path("memory-mebibytes").asInt(0),
                gpu.path("cpu-instead").asBoolean(true),
                LessonReader.shared(entry, course, "egress").asBoolean(false),
                days,
                data);
    }
}
