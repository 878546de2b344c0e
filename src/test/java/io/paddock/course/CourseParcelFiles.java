package io.paddock.course;

import io.paddock.account.UserId;
import io.paddock.course.zip.Zips;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A small course to be packed, changed and packed again. */
public final class CourseParcelFiles {

    private final Map<String, String> files = new LinkedHashMap<>();

    /** Waits for the end. */
    public static ImportProgress patience() {
        return new ImportProgress() {
            @Override
            public void reached(int percent) {}

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
    }

    public static CourseParcelFiles course(String title) {
        var course = new CourseParcelFiles();
        course.files.put("course.yaml", """
                title:
                  en: "%s"
                environment: python
                compute:
                  memory-mebibytes: 512
                  milli-cpus: 500
                lessons:
                  - folder: springs
                    title: { en: Springs }
                    minutes: 10
                assignments:
                  - folder: dams
                    title: { en: Dams }
                    minutes: 60
                """.formatted(title));
        course.files.put("springs/lesson.en.md", "Where rivers begin.\n");
        course.notebook("springs/notebook.en.ipynb", "one", "print('one')", "two", "print('two')");
        course.files.put("dams/source.en.ipynb", """
                {"cells": [
                  {"cell_type": "code", "id": "a", "execution_count": null, "outputs": [],
                   "metadata": {"nbgrader": {"grade": false, "grade_id": "double", "solution": true, "locked": false, "schema_version": 3, "task": false}},
                   "source": ["def double(x):\\n", "    ### BEGIN SOLUTION\\n", "    return 2 * x\\n", "    ### END SOLUTION\\n"]},
                  {"cell_type": "code", "id": "b", "execution_count": null, "outputs": [],
                   "metadata": {"nbgrader": {"grade": true, "grade_id": "tests", "points": 2, "solution": false, "locked": true, "schema_version": 3, "task": false}},
                   "source": "# doubles\\nassert double(2) == 4"}],
                 "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
                """);
        return course;
    }

    /** @param idsAndSources a cell's id, its source, the next one's id and so on */
    public CourseParcelFiles notebook(String file, String... idsAndSources) {
        return with(file, notebookOf(idsAndSources));
    }

    public static String notebookOf(String... idsAndSources) {
        var cells = new StringBuilder();
        for (var at = 0; at < idsAndSources.length; at += 2) {
            cells.append(at == 0 ? "" : ",\n").append("""
                    {"cell_type": "code", "id": "%s", "execution_count": null, "metadata": {}, "outputs": [], "source": "%s"}""".formatted(idsAndSources[at], idsAndSources[at + 1]));
        }
        return """
                {"cells": [%s], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
                """.formatted(cells);
    }

    public CourseParcelFiles with(String file, String text) {
        files.put(file, text);
        return this;
    }

    public CourseParcelFiles copied(String file, String to) {
        return with(to, files.getOrDefault(file, ""));
    }

    public CourseParcelFiles replaced(String file, String piece, String with) {
        var text = files.getOrDefault(file, "");
        if (!text.contains(piece)) {
            throw new IllegalArgumentException("not in " + file + ": " + piece);
        }
        return with(file, text.replace(piece, with));
    }

    public byte[] zip() {
        var zip = Zips.zip();
        files.forEach((file, text) -> zip.file("rivers/" + file, text));
        return zip.bytes();
    }

    /** Uploads it as somebody who waits; it must be whole. */
    public UUID upload(CourseImports imports, UserId teacher) {
        var parcel = imports.read(teacher, new ByteArrayInputStream(zip()), "rivers.zip", patience());
        if (parcel instanceof CourseParcel.Good good) {
            return good.id();
        }
        throw new IllegalStateException(parcel.toString());
    }
}
