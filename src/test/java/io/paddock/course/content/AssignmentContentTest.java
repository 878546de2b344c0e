package io.paddock.course.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.paddock.base.language.Language;
import io.paddock.course.ContentProblem;
import io.paddock.course.CourseAssignment.Days;
import io.paddock.course.CourseAssignmentId;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Assignments of a course: what is read of them, and every way to break one names file, line and cure. */
class AssignmentContentTest {

    private static final String SOURCE_FILE = "rivers/dams/source.en.ipynb";

    @TempDir
    private Path folder;

    @Test
    void readsWhatItsAuthorSaid() {
        var course = new CourseOnDisk(folder).read().courses().getLast();

        assertThat(new CourseOnDisk(folder).read().isWhole("rivers")).isTrue();
        assertThat(course.assignments()).hasSize(1);
        var assignment = course.assignments().getFirst().assignment();
        assertThat(assignment.id()).isEqualTo(new CourseAssignmentId("rivers", "dams"));
        assertThat(assignment.points()).isEqualTo(250);
        assertThat(assignment.environment()).isEqualTo("python");
        assertThat(assignment.memoryMebibytes()).isEqualTo(512);
        assertThat(assignment.days()).isEqualTo(new Days(3, 9, null));
        assertThat(course.assignments().getFirst().sources()).containsOnlyKeys(Language.ENGLISH);
    }

    @Test
    void labsMayAskForAGpu() {
        var course = new CourseOnDisk(folder)
                .yaml(
                        "    minutes: 60\n",
                        "    minutes: 60\n    gpu:\n      memory-mebibytes: 8000\n      cpu-instead: false\n")
                .read()
                .courses()
                .getLast();

        var assignment = course.assignments().getFirst().assignment();
        assertThat(assignment.gpuMebibytes()).isEqualTo(8000);
        assertThat(assignment.cpuInstead()).isFalse();
        assertThat(course.lessons().getFirst().lesson().gpuMebibytes()).isZero();
    }

    /** Each breaks the assignment of course "rivers" in one place. */
    enum Break {
        SOURCE_MISSING("source-missing", SOURCE_FILE, 0, 0, c -> c.delete(SOURCE_FILE)),
        FOLDER_OF_A_LESSON("lesson-twice", "rivers/course.yaml", 18, 0, c -> c.yaml("folder: dams", "folder: springs")),
        FOLDER_MISSING("folder-missing", "rivers/course.yaml", 18, 0, c -> c.yaml("folder: dams", "folder: weirs")),
        UNKNOWN_KEY("key-unknown", "rivers/course.yaml", 22, 0, c -> c.yaml("opens-on-day", "opens")),
        DAYS("days", "rivers/course.yaml", 18, 0, c -> c.yaml("due-on-day: 9", "due-on-day: 2")),
        NO_DAY("range", "rivers/course.yaml", 23, 0, c -> c.yaml("due-on-day: 9", "due-on-day: 0")),
        NOTHING_TO_GRADE("nothing-to-grade", SOURCE_FILE, 0, 0, c -> c.source("\"grade\": true", "\"grade\": false")),
        NO_POINTS("points", SOURCE_FILE, 5, 0, c -> c.source("\"points\": 2.5", "\"score\": 2.5")),
        NEGATIVE_POINTS("points", SOURCE_FILE, 5, 0, c -> c.source("2.5", "-1")),
        THIRDS_OF_POINTS("points", SOURCE_FILE, 5, 0, c -> c.source("2.5", "0.333")),
        NO_GRADE_ID("grade-id-missing", SOURCE_FILE, 5, 0, c -> c.source("\"tests\"", "\"\"")),
        GRADE_ID_TWICE("grade-id-twice", SOURCE_FILE, 5, 0, c -> c.source("\"tests\"", "\"double\"")),
        OPEN_REGION("region-open", SOURCE_FILE, 3, 0, c -> c.source("    ### END SOLUTION\\n", "")),
        OTHER_POINTS_IN_CHINESE(
                "languages-differ",
                "rivers/dams/source.zh-CN.ipynb",
                0,
                1,
                c -> c.write("rivers/dams/source.zh-CN.ipynb", CourseOnDisk.SOURCE.replace("2.5", "3")));

        private final String key;
        private final String file;
        private final int line;
        private final int left;
        private final Consumer<CourseOnDisk> act;

        Break(String key, String file, int line, int left, Consumer<CourseOnDisk> act) {
            this.key = "course.problem." + key;
            this.file = file;
            this.line = line;
            this.left = left;
            this.act = act;
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesFileLineAndCureAndKeepsTheLessons(Break broken) {
        var course = new CourseOnDisk(folder);
        broken.act.accept(course);

        var content = course.read();

        assertThat(content.problems())
                .extracting(
                        ContentProblem::file,
                        ContentProblem::line,
                        problem -> problem.message().key())
                .containsExactly(tuple(broken.file, broken.line, broken.key));
        var rivers = content.courses().getLast();
        assertThat(rivers.lessons()).hasSize(2);
        assertThat(rivers.assignments()).hasSize(broken.left);
        assertThat(content.isWhole("rivers")).isFalse();
        assertThat(content.isWhole("river")).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void saysItInBothLanguages(Break broken) {
        for (var name : List.of("en", "zh_CN")) {
            assertThat(BrokenContentTest.bundle(name).getString(broken.key)).isNotBlank();
        }
    }
}
