package io.paddock.course.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.paddock.base.language.Language;
import io.paddock.course.ContentProblem;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.PropertyResourceBundle;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way to break a course names file, line and cure, in both languages, and what is not broken still loads. */
class BrokenContentTest {

    private static final int NONE = -1;

    @TempDir
    private Path folder;

    /** Each breaks course "rivers" of {@link CourseOnDisk} in one place. */
    enum Break {
        TAB("tab", "rivers/course.yaml", 3, NONE, c -> c.yaml("  zh-CN: 河流", "\tzh-CN: 河流")),
        SYNTAX("yaml", "rivers/course.yaml", 5, NONE, c -> c.yaml("environment: python", "environment: [python")),
        UNKNOWN_KEY(
                "key-unknown",
                "rivers/course.yaml",
                4,
                NONE,
                c -> c.yaml("environment:", "enviroment: x\nenvironment:")),
        UNKNOWN_KEY_IN_A_LESSON(
                "key-unknown",
                "rivers/course.yaml",
                12,
                1,
                c -> c.yaml("    minutes: 10", "    minuets: 10\n    minutes: 10")),
        MISSING_KEY("key-missing", "rivers/course.yaml", 9, 1, c -> c.yaml("    minutes: 10\n", "")),
        WRONG_TYPE("type", "rivers/course.yaml", 12, 1, c -> c.yaml("minutes: 10", "minutes: ten")),
        OUT_OF_RANGE(
                "range", "rivers/course.yaml", 6, NONE, c -> c.yaml("memory-mebibytes: 512", "memory-mebibytes: 5")),
        ENVIRONMENT("environment", "rivers/course.yaml", 4, NONE, c -> c.yaml("python", "Python 3!")),
        PATH_ESCAPE("folder-name", "rivers/course.yaml", 9, 1, c -> c.yaml("folder: springs", "folder: ../lakes")),
        LESSON_TWICE("lesson-twice", "rivers/course.yaml", 13, 1, c -> c.yaml("folder: mouths", "folder: springs")),
        FOLDER_MISSING("folder-missing", "rivers/course.yaml", 9, 1, c -> c.yaml("folder: springs", "folder: sources")),
        ALIAS(
                "alias",
                "rivers/course.yaml",
                15,
                NONE,
                c -> c.write(
                        "rivers/course.yaml",
                        CourseOnDisk.YAML
                                .replace("en: Springs", "en: &t Springs")
                                .replace("en: Mouths", "en: *t"))),
        DUPLICATE_KEY(
                "duplicate-key",
                "rivers/course.yaml",
                5,
                NONE,
                c -> c.yaml("environment: python", "environment: python\nenvironment: paddle")),
        EMPTY("empty-file", "rivers/course.yaml", 0, NONE, c -> c.write("rivers/course.yaml", "")),
        YAML_ENCODING(
                "encoding",
                "rivers/course.yaml",
                3,
                NONE,
                c -> c.write("rivers/course.yaml", CourseOnDisk.YAML.getBytes(Charset.forName("GBK")))),
        YAML_TOO_LARGE(
                "too-large", "rivers/course.yaml", 0, NONE, c -> c.write("rivers/course.yaml", "#".repeat(300_000))),
        ENGLISH_MISSING(
                "english-missing", "rivers/springs/lesson.en.md", 0, 1, c -> c.delete("rivers/springs/lesson.en.md")),
        NOTEBOOK_MISSING(
                "english-missing",
                "rivers/springs/notebook.en.ipynb",
                0,
                1,
                c -> c.delete("rivers/springs/notebook.en.ipynb")),
        NOTEBOOK_NOT_JSON(
                "json",
                "rivers/springs/notebook.en.ipynb",
                3,
                1,
                c -> c.write(
                        "rivers/springs/notebook.en.ipynb", CourseOnDisk.NOTEBOOK.replace("\"code\",", "\"code\""))),
        NOTEBOOK_OF_FORMAT_3(
                "nbformat",
                "rivers/springs/notebook.en.ipynb",
                6,
                1,
                c -> c.write(
                        "rivers/springs/notebook.en.ipynb",
                        CourseOnDisk.NOTEBOOK.replace("\"nbformat\": 4", "\"nbformat\": 3"))),
        NOTEBOOK_CELL(
                "cell",
                "rivers/springs/notebook.en.ipynb",
                3,
                1,
                c -> c.write("rivers/springs/notebook.en.ipynb", CourseOnDisk.NOTEBOOK.replace("cell_type", "type"))),
        CHINESE_NOTEBOOK(
                "json",
                "rivers/springs/notebook.zh-CN.ipynb",
                1,
                2,
                c -> c.write("rivers/springs/notebook.zh-CN.ipynb", "nonsense")),
        IMAGE_MISSING(
                "image-missing",
                "rivers/springs/lesson.en.md",
                3,
                2,
                c -> c.write("rivers/springs/lesson.en.md", "Text.\n\n![map](map.png)\n")),
        IMAGE_OUTSIDE(
                "image-missing",
                "rivers/springs/lesson.en.md",
                1,
                2,
                c -> c.write("rivers/mouths/map.png", "x")
                        .write("rivers/springs/lesson.en.md", "![map](../mouths/map.png)\n")),
        IMAGE_ELSEWHERE(
                "image-missing",
                "rivers/springs/lesson.en.md",
                1,
                2,
                c -> c.write("rivers/springs/lesson.en.md", "![map](https://example.org/map.png)\n")),
        IMAGE_KIND(
                "image-kind",
                "rivers/springs/lesson.en.md",
                1,
                2,
                c -> c.write("rivers/springs/map.html", "x")
                        .write("rivers/springs/lesson.en.md", "![map](map.html)\n")),
        TEXT_ENCODING(
                "encoding",
                "rivers/springs/lesson.zh-CN.md",
                2,
                2,
                c -> c.write("rivers/springs/lesson.zh-CN.md", "# Title\n河流\n".getBytes(Charset.forName("GBK"))));

        private final String key;
        private final String file;
        private final int line;
        private final int lessonsLeft;
        private final Consumer<CourseOnDisk> act;

        Break(String key, String file, int line, int lessonsLeft, Consumer<CourseOnDisk> act) {
            this.key = "course.problem." + key;
            this.file = file;
            this.line = line;
            this.lessonsLeft = lessonsLeft;
            this.act = act;
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesFileLineAndCure(Break broken) {
        var course = new CourseOnDisk(folder);
        broken.act.accept(course);

        var content = course.read();

        assertThat(content.problems())
                .extracting(
                        ContentProblem::file,
                        ContentProblem::line,
                        problem -> problem.message().key())
                .containsExactly(tuple(broken.file, broken.line, broken.key));
        assertThat(content.courses()).extracting(CourseFolder::slug).contains("lakes");
        var lessonsLeft = content.courses().stream()
                .filter(left -> left.slug().equals("rivers"))
                .map(left -> left.lessons().size())
                .toList();
        assertThat(lessonsLeft).isEqualTo(broken.lessonsLeft == NONE ? List.of() : List.of(broken.lessonsLeft));
    }

    @ParameterizedTest
    @EnumSource
    void saysItInBothLanguages(Break broken) {
        var course = new CourseOnDisk(folder);
        broken.act.accept(course);
        var message = course.read().problems().getFirst().message();

        for (var language : Language.values()) {
            assertThat(bundle(language.tag().replace("-", "_")).getString(message.key()))
                    .isNotBlank();
        }
    }

    @Test
    void aLinkOutOfTheFolderIsRefused() throws IOException {
        var course = new CourseOnDisk(folder.resolve("content"));
        Files.writeString(folder.resolve("secret.md"), "secret");
        course.delete("rivers/springs/lesson.en.md");
        Files.createSymbolicLink(course.root().resolve("rivers/springs/lesson.en.md"), folder.resolve("secret.md"));
        Files.createDirectories(course.root().resolve("rivers/mouths/data"));
        Files.createSymbolicLink(course.root().resolve("rivers/mouths/data/secret.md"), folder.resolve("secret.md"));

        assertThat(course.read().problems())
                .extracting(problem -> problem.message().key())
                .containsExactly("course.problem.link-outside", "course.problem.link-outside");
    }

    @Test
    void anAbsentContentFolderIsAProblemAndNotACrash() {
        var content = new ContentFolder(folder.resolve("nothing")).read();

        assertThat(content.courses()).isEmpty();
        assertThat(content.problems()).hasSize(1);
    }

    @Test
    void aGoodCourseHasNoProblems() {
        assertThat(new CourseOnDisk(folder).read().problems()).isEmpty();
    }

    static PropertyResourceBundle bundle(String language) {
        var name = "/i18n/course_" + language + ".properties";
        try (var in = BrokenContentTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new PropertyResourceBundle(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
