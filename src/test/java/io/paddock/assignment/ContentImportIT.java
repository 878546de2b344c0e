package io.paddock.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.account.Role;
import io.paddock.course.Course;
import io.paddock.course.CourseAssignment;
import io.paddock.course.CourseImports;
import io.paddock.course.CourseParcelFiles;
import io.paddock.course.CoursesPlaced;
import io.paddock.support.IntegrationTest;
import io.paddock.support.People;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How assignments come out of course content. */
@IntegrationTest
class ContentImportIT {

    @Autowired
    private ContentImport content;

    @Autowired
    private AssignmentRows rows;

    @Autowired
    private CourseImports imports;

    @Autowired
    private People people;

    @Test
    void oneWhoseFilesCannotBeReadLeavesTheOthersAlone() {
        var ground = people.ground();
        var teacher = people.with(Role.TEACHER, ground).id();
        var source = CourseParcelFiles.course("Canals");
        source.replaced("course.yaml", "assignments:", """
                        assignments:
                          - folder: locks
                            title: { en: Locks }
                            minutes: 60
                        """.stripTrailing())
                .copied("dams/source.en.ipynb", "locks/source.en.ipynb");
        var course = imports.place(
                teacher, source.upload(imports, teacher), ground.department().id(), "");
        var other = ground.otherCourse().id();

        content.on(new CoursesPlaced(List.of(new Course(
                course.slug(),
                other,
                course.title(),
                course.summary(),
                course.lessons(),
                List.of(
                        withoutItsData(course.assignments().getFirst()),
                        course.assignments().getLast())))));

        assertThat(rows.ofCircles(List.of(other))).extracting(Assignment::name).containsExactly("dams");
    }

    private static CourseAssignment withoutItsData(CourseAssignment written) {
        return new CourseAssignment(
                written.id(),
                written.number(),
                written.title(),
                written.summary(),
                written.minutes(),
                written.points(),
                written.environment(),
                written.memoryMebibytes(),
                written.milliCpus(),
                written.gpuMebibytes(),
                written.cpuInstead(),
                written.egress(),
                written.days(),
                Path.of("no-such-folder"));
    }
}
