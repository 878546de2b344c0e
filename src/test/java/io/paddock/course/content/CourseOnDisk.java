package io.paddock.course.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A content folder with one good course of two lessons, to be broken in one place. */
public class CourseOnDisk {

    static final String NOTEBOOK = """
            {
             "cells": [
              {"cell_type": "code", "id": "a", "execution_count": null, "metadata": {}, "outputs": [], "source": ["print(1)"]}
             ],
             "metadata": {},
             "nbformat": 4,
             "nbformat_minor": 5
            }
            """;

    static final String SOURCE = """
            {
             "cells": [
              {"cell_type": "code", "id": "a", "execution_count": null, "metadata": {"nbgrader": {"grade": false, "grade_id": "double", "solution": true}}, "outputs": [],
               "source": ["def double(x):\\n", "    ### BEGIN SOLUTION\\n", "    return 2 * x\\n", "    ### END SOLUTION\\n"]},
              {"cell_type": "code", "id": "b", "execution_count": null, "metadata": {"nbgrader": {"grade": true, "grade_id": "tests", "points": 2.5}}, "outputs": [],
               "source": "assert double(2) == 4"}
             ],
             "metadata": {},
             "nbformat": 4,
             "nbformat_minor": 5
            }
            """;

    static final String YAML = """
            title:
              en: Rivers
              zh-CN: 河流
            environment: python
            compute:
              memory-mebibytes: 512
              milli-cpus: 500
            lessons:
              - folder: springs
                title:
                  en: Springs
                minutes: 10
              - folder: mouths
                title:
                  en: Mouths
                minutes: 20
            assignments:
              - folder: dams
                title:
                  en: Dams
                minutes: 60
                opens-on-day: 3
                due-on-day: 9
            """;

    private final Path root;

    CourseOnDisk(Path root) {
        this.root = root;
        write("rivers/course.yaml", YAML);
        for (var lesson : new String[] {"springs", "mouths"}) {
            write("rivers/" + lesson + "/lesson.en.md", "# Title\n\nText.\n");
            write("rivers/" + lesson + "/notebook.en.ipynb", NOTEBOOK);
        }
        write("rivers/dams/source.en.ipynb", SOURCE);
        write("lakes/course.yaml", YAML.replace("Rivers", "Lakes").replaceAll("(?s)  - folder: mouths.*", ""));
        write("lakes/springs/lesson.en.md", "Text.\n");
        write("lakes/springs/notebook.en.ipynb", NOTEBOOK);
    }

    Path root() {
        return root;
    }

    Content read() {
        return new ContentFolder(root).read();
    }

    CourseOnDisk write(String file, String text) {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    CourseOnDisk write(String file, byte[] bytes) {
        try {
            var path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.write(path, bytes);
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Replaces a piece of the course's own file. */
    CourseOnDisk yaml(String piece, String with) {
        if (!YAML.contains(piece)) {
            throw new IllegalArgumentException("not in the course: " + piece);
        }
        return write("rivers/course.yaml", YAML.replace(piece, with));
    }

    /** Replaces a piece of the assignment's source notebook. */
    CourseOnDisk source(String piece, String with) {
        if (!SOURCE.contains(piece)) {
            throw new IllegalArgumentException("not in the source: " + piece);
        }
        return write("rivers/dams/source.en.ipynb", SOURCE.replace(piece, with));
    }

    CourseOnDisk delete(String file) {
        try {
            Files.delete(root.resolve(file));
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
