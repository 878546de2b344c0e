package io.paddock.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.account.AccountService;
import io.paddock.assignment.sheet.CellKind;
import io.paddock.assignment.sheet.SheetCell;
import io.paddock.base.language.Language;
import io.paddock.course.CourseService;
import io.paddock.support.IntegrationTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The assignments of the content that comes with Paddock. */
@IntegrationTest
class ShippedAssignmentsIT {

    @Autowired
    private AssignmentService assignments;

    @Autowired
    private AssignmentLibrary library;

    @Autowired
    private CourseService courses;

    @Autowired
    private AccountService accounts;

    @Test
    void allAreTakenInWithThePointsThatTheirCourseNames() {
        var student = accounts.findBySignInName("li.na").orElseThrow().id();
        var course = courses.coursesOf(student).stream()
                .filter(found -> !found.assignments().isEmpty())
                .findFirst()
                .orElseThrow();

        for (var shipped : course.assignments()) {
            var taken =
                    assignments.find(student, course.circle(), shipped.name()).orElseThrow();
            for (var language : Language.values()) {
                var material = library.material(taken, library.version(taken.id(), language));
                assertThat(material.source().points().hundredths()).isEqualTo(shipped.points());
                assertThat(material.source().graded())
                        .extracting(SheetCell::kind)
                        .contains(CellKind.TEST)
                        .anyMatch(CellKind::isMarkedByHand);
                assertThat(material.given().cells())
                        .hasSameSizeAs(material.source().cells());
            }
        }
        assertThat(assignments.points(List.of())).isEmpty();
    }
}
