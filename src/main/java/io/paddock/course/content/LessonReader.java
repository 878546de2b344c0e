package io.paddock.course.content;

import io.paddock.base.language.Language;
import io.paddock.base.language.Message;
import io.paddock.course.ContentProblem;
import io.paddock.course.Lesson;
import io.paddock.course.LessonId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one lesson: its entry in {@code course.yaml}, then its folder. */
class LessonReader {

    private static final long MOST_TEXT_BYTES = 512L << 10;

    private final TextFile files;
    private final LessonMarkdown markdown = new LessonMarkdown();
    private final DataFolder dataFolder;

    LessonReader(TextFile files) {
        this.files = files;
        this.dataFolder = new DataFolder(files);
    }

    /**
     * The lesson, if it can be taken: in English at least, whatever must be mended in its other files.
     *
     * @param course the whole of {@code course.yaml}, for what its lessons share
     */
    Optional<LessonFolder> read(
            LessonId id, int number, JsonNode entry, JsonNode course, Path folder, List<ContentProblem> problems) {
        var html = new EnumMap<Language, String>(Language.class);
        var notebooks = new EnumMap<Language, Path>(Language.class);
        for (var language : Language.values()) {
            readText(id, folder, language, html, problems);
            readNotebook(folder, language, notebooks, problems);
        }
        var data = data(folder, dataFolder, problems);
        if (!html.containsKey(Language.ENGLISH) || !notebooks.containsKey(Language.ENGLISH)) {
            return Optional.empty();
        }
        return Optional.of(new LessonFolder(lesson(id, number, entry, course, data), folder, html, notebooks));
    }

    private void readText(
            LessonId id, Path folder, Language language, Map<Language, String> html, List<ContentProblem> problems) {
        var file = folder.resolve("lesson." + language.tag() + ".md");
        if (isLeftOut(file, language)) {
            return;
        }
        try {
            var rendered = markdown.render(files.name(file), files.read(file, MOST_TEXT_BYTES), id, folder);
            problems.addAll(rendered.problems());
            html.put(language, rendered.html());
        } catch (BrokenFile broken) {
            problems.add(inWords(broken, language));
        }
    }

    private void readNotebook(
            Path folder, Language language, Map<Language, Path> notebooks, List<ContentProblem> problems) {
        var file = folder.resolve("notebook." + language.tag() + ".ipynb");
        if (isLeftOut(file, language)) {
            return;
        }
        try {
            NotebookFile.check(files.name(file), files.read(file, NotebookFile.MOST_BYTES));
            notebooks.put(language, file);
        } catch (BrokenFile broken) {
            problems.add(inWords(broken, language));
        }
    }

    /** The folder's data, if it has any that may be used. */
    static @Nullable Path data(Path folder, DataFolder dataFolder, List<ContentProblem> problems) {
        var data = folder.resolve("data");
        if (!Files.isDirectory(data)) {
            return null;
        }
        try {
            dataFolder.check(data);
            return data;
        } catch (BrokenFile broken) {
            problems.add(broken.problem());
            return null;
        }
    }

    /** Only English must be there. */
    private static boolean isLeftOut(Path file, Language language) {
        return language != Language.ENGLISH && !Files.exists(file);
    }

    private static ContentProblem inWords(BrokenFile broken, Language language) {
        var problem = broken.problem();
        return language == Language.ENGLISH && problem.message().key().equals("course.problem.file-missing")
                ? new ContentProblem(problem.file(), 0, Message.of("course.problem.english-missing"))
                : problem;
    }

    private static Lesson lesson(LessonId id, int number, JsonNode entry, JsonNode course, @Nullable Path data) {
        var compute = shared(entry, course, "compute");
        var gpu = shared(entry, course, "gpu");
        return new Lesson(
                id,
                number,
                CourseReader.localised(entry.path("title")),
                CourseReader.localised(entry.has("summary") ? entry.path("summary") : entry.path("title")),
                entry.path("minutes").asInt(),
                shared(entry, course, "environment").asString(),
                compute.path("memory-mebibytes").asInt(),
                compute.path("milli-cpus").asInt(),
                gpu.path("memory-mebibytes").asInt(0),
                gpu.path("cpu-instead").asBoolean(true),
                shared(entry, course, "egress").asBoolean(false),
                data);
    }

    /** What the entry says itself, else what the course says for all. */
    static JsonNode shared(JsonNode entry, JsonNode course, String key) {
        return entry.has(key) ? entry.path(key) : course.path(key);
    }
}
