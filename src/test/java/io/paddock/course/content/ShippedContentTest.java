package io.paddock.course.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.base.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The courses of this repository are in order, in both languages. */
class ShippedContentTest {

    private final Content content = new ContentFolder(Path.of("course-content")).read();

    @Test
    void nothingIsToBeMended() {
        assertThat(content.problems()).isEmpty();
        assertThat(content.courses()).isNotEmpty();
    }

    @Test
    void everyLessonIsThereInBothLanguages() {
        for (var lesson : lessons()) {
            assertThat(lesson.html()).as(lesson.lesson().id().toString()).containsKeys(Language.values());
            assertThat(lesson.notebooks()).as(lesson.lesson().id().toString()).containsKeys(Language.values());
        }
    }

    @Test
    void notebooksAreNbformat45WithoutOutputs() throws IOException {
        for (var lesson : lessons()) {
            for (var file : lesson.notebooks().values()) {
                var notebook = JsonMapper.shared().readTree(Files.readString(file));
                assertThat(notebook.path("nbformat_minor").asInt()).isEqualTo(5);
                var ids = new HashSet<String>();
                for (var cell : notebook.path("cells")) {
                    assertThat(ids.add(cell.path("id").asString()))
                            .as(file + " " + cell.path("id"))
                            .isTrue();
                    assertThat(cell.path("outputs").isEmpty()).isTrue();
                }
            }
        }
    }

    @Test
    void requiredCellsAreTheSameInBothLanguages() throws IOException {
        for (var lesson : lessons()) {
            var required = new HashSet<Object>();
            for (var file : lesson.notebooks().values()) {
                var notebook = JsonMapper.shared().readTree(Files.readString(file));
                required.add(notebook.path("cells")
                        .valueStream()
                        .filter(ShippedContentTest::isRequired)
                        .map(cell -> cell.path("id").asString())
                        .toList());
            }
            assertThat(required).as(lesson.lesson().id().toString()).hasSize(1);
        }
    }

    /** A newcomer's desk begins with the first course, and the image python is the first that is prepared. */
    @Test
    void theCourseToBeginWithWaitsForNoLargeImage() {
        assertThat(content.courses().getFirst().lessons())
                .extracting(folder -> folder.lesson().environment())
                .containsOnly("python");
    }

    @Test
    void everyAssignmentIsThereInBothLanguagesWithTestsAndSomethingForAMarker() throws IOException {
        var assignments = content.courses().stream()
                .flatMap(course -> course.assignments().stream())
                .toList();
        assertThat(assignments).isNotEmpty();
        for (var folder : assignments) {
            assertThat(folder.sources()).as(folder.assignment().id().toString()).containsKeys(Language.values());
            for (var file : folder.sources().values()) {
                var text = Files.readString(file);
                assertThat(text).as(file.toString()).contains("### BEGIN SOLUTION", "### BEGIN HIDDEN TESTS");
                var byHand = JsonMapper.shared()
                        .readTree(text)
                        .path("cells")
                        .valueStream()
                        .map(cell -> cell.path("metadata").path("nbgrader"))
                        .filter(grading -> grading.path("task").asBoolean(false)
                                || grading.path("grade").asBoolean(false)
                                        && grading.path("solution").asBoolean(false));
                assertThat(byHand).as(file.toString()).hasSize(1);
            }
        }
    }

    @Test
    void assignmentsHaveTheSameCellsInBothLanguages() throws IOException {
        for (var course : content.courses()) {
            for (var folder : course.assignments()) {
                var shapes = new HashSet<Object>();
                for (var file : folder.sources().values()) {
                    shapes.add(JsonMapper.shared()
                            .readTree(Files.readString(file))
                            .path("cells")
                            .valueStream()
                            .map(cell -> cell.path("id").asString() + cell.path("metadata"))
                            .toList());
                }
                assertThat(shapes).as(folder.assignment().id().toString()).hasSize(1);
            }
        }
    }

    private Iterable<LessonFolder> lessons() {
        return content.courses().stream()
                .flatMap(course -> course.lessons().stream())
                .toList();
    }

    private static boolean isRequired(JsonNode cell) {
        return cell.path("metadata")
                .path("tags")
                .valueStream()
                .anyMatch(tag -> tag.asString().equals("required"));
    }
}
