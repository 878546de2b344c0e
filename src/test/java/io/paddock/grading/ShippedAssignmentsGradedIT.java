package io.paddock.grading;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.account.AccountService;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.account.demo.DemoPerson;
import io.paddock.assignment.Assignment;
import io.paddock.assignment.AssignmentService;
import io.paddock.assignment.GradingMaterials;
import io.paddock.assignment.Submission;
import io.paddock.assignment.sheet.CellKind;
import io.paddock.assignment.sheet.Points;
import io.paddock.assignment.sheet.Sheet;
import io.paddock.assignment.sheet.SheetCell;
import io.paddock.base.language.Language;
import io.paddock.course.CourseService;
import io.paddock.lab.LabImageFixture;
import io.paddock.notebook.NotebookService;
import io.paddock.notice.NoticeKind;
import io.paddock.notice.Notices;
import io.paddock.support.IntegrationTest;
import io.paddock.support.People;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The assignments of the PaddlePaddle course the whole way: student version, hand-in, sealed runs in the course's image,
 * mark by hand, release, notice, gradebook. Each in one language; {@code CourseNotebooksIT} runs all notebooks in both.
 */
@IntegrationTest
class ShippedAssignmentsGradedIT {

    private static final String COURSE = "paddle-first-steps";
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private ConfigurableApplicationContext application;

    @Autowired
    private AssignmentService assignments;

    @Autowired
    private GradingMaterials materials;

    @Autowired
    private GradingService grading;

    @Autowired
    private Marking marking;

    @Autowired
    private GradebookService books;

    @Autowired
    private NotebookService notebooks;

    @Autowired
    private CourseService courses;

    @Autowired
    private AccountService accounts;

    @Autowired
    private Notices notices;

    @Autowired
    private People people;

    @ParameterizedTest
    @CsvSource({"stopping-distance,CHINESE", "moving-digits,ENGLISH"})
    void theSolutionGetsAllPointsAndTheStudentVersionNone(String name, Language language) {
        LabImageFixture.awaitPaddle(application);
        var fixture = new GradingFixture(application).clear();
        var teacher = accounts.findBySignInName(DemoPerson.WANG_MIN.signInName())
                .orElseThrow()
                .id();
        var course = courses.find(teacher, COURSE).orElseThrow().circle();
        var assignment = assignments.find(teacher, course, name).orElseThrow();
        var able = people.with(Role.STUDENT, course).id();
        var idle = people.with(Role.STUDENT, course).id();

        assignments.open(idle, assignment.id(), language);
        var empty = assignments.handIn(idle, assignment.id()).submission();
        solve(able, assignment, language);
        var solved = assignments.handIn(able, assignment.id()).submission();
        fixture.workAll();

        var nothing = report(teacher, empty);
        assertThat(nothing.flag()).isEqualTo(RunReport.Flag.NONE);
        assertThat(nothing.repairs()).isEmpty();
        assertThat(nothing.points()).isEqualTo(Points.NONE);
        var all = report(teacher, solved);
        assertThat(all.tests()).extracting(RunReport.Test::status).containsOnly(TestStatus.PASSED);
        assertThat(all.needsALook()).isFalse();
        assertThat(all.points()).isEqualTo(all.possible()).isGreaterThan(Points.NONE);
        assertThat(marking.solutionFails(teacher, solved.id())).isEmpty();
        assertThat(assignments
                        .titles(able, assignment.id())
                        .get(all.tests().getFirst().name()))
                .as("tests are called by what they are about")
                .isIn("预测停车距离", "Moves pictures");

        var answer = grading.grade(teacher, solved.id()).orElseThrow().answers().getFirst();
        assertThat(answer.text()).contains("An answer in words");
        marking.mark(teacher, solved.id(), answer.cell(), answer.possible(), "=1+1");
        assertThat(marking.release(teacher, assignment.id(), ReleaseProgress.UNHEARD))
                .isEqualTo(1);

        var grade = grading.grade(able, solved.id()).orElseThrow();
        assertThat(grade.points())
                .isEqualTo(
                        assignments.points(java.util.List.of(assignment.id())).get(assignment.id()));
        assertThat(notices.page(able, 0, 5))
                .singleElement()
                .satisfies(notice -> assertThat(notice.kind()).isEqualTo(NoticeKind.GRADE_OUT));
        assertThat(grading.grade(idle, empty.id()))
                .as("not marked, not released")
                .isEmpty();
        assertThat(new String(books.csv(teacher, course, language), StandardCharsets.UTF_8))
                .startsWith("\uFEFF")
                .contains("," + grade.points() + "\r\n");
    }

    private RunReport report(UserId teacher, Submission submission) {
        return Objects.requireNonNull(
                grading.grade(teacher, submission.id()).orElseThrow().report());
    }

    /** Writes the teacher's solution into the student's cells, and an answer in words where a person marks. */
    private void solve(UserId student, Assignment assignment, Language language) {
        var work = assignments.open(student, assignment.id(), language);
        Map<String, SheetCell> solutions = materials.of(work).source().cells().stream()
                .filter(cell -> cell.kind() == CellKind.SOLUTION)
                .collect(Collectors.toMap(SheetCell::name, cell -> cell));
        var given = Sheet.read(notebooks.download(student, work.notebook()));
        var file = given.notebook().deepCopy();
        var cells = file.putArray("cells");
        for (var cell : given.cells()) {
            var solution = solutions.get(cell.name());
            var written = cell.json().deepCopy();
            if (solution != null) {
                written.put("source", solution.source());
            } else if (cell.kind() == CellKind.MANUAL) {
                written.put("source", "An answer in words");
            }
            cells.add(written);
            if (cell.kind() == CellKind.TASK) {
                cells.add(words());
            }
        }
        notebooks.replace(student, work.notebook(), JSON.writeValueAsBytes(file), "before");
    }

    private static ObjectNode words() {
        var cell = JSON.createObjectNode();
        cell.put("id", "answer-of-mine");
        cell.put("cell_type", "markdown");
        cell.putObject("metadata");
        return cell.put("source", "An answer in words");
    }
}
