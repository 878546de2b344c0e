package io.paddock.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.base.language.Refusal;
import io.paddock.support.IntegrationTest;
import io.paddock.support.People;
import io.paddock.support.Queries;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How an institution is divided. */
@IntegrationTest
class OrganisationIT {

    @Autowired
    private Organisation organisation;

    @Autowired
    private AuditReading log;

    @Autowired
    private People people;

    @Autowired
    private Queries queries;

    @Test
    void anInstitutionAdminMakesDepartmentsAndADepartmentAdminCoursesInThem() {
        var ground = people.ground();
        var admin = people.with(Role.INSTITUTION_ADMIN, ground).id();

        var made = organisation.found(
                admin, CircleKind.DEPARTMENT, " 物理学院 ", ground.institution().id());
        assertThat(organisation.found(
                        admin,
                        CircleKind.DEPARTMENT,
                        "物理学院",
                        ground.institution().id()))
                .isEqualTo(made);

        var departmentAdmin = people.with(Role.DEPARTMENT_ADMIN, made.id()).id();
        var course = organisation.found(departmentAdmin, CircleKind.COURSE, "Optics", made.id());
        assertThat(course.parent()).contains(made.id());
        assertThatThrownBy(() -> organisation.found(
                        departmentAdmin,
                        CircleKind.DEPARTMENT,
                        "Another",
                        ground.institution().id()))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> organisation.found(
                        departmentAdmin,
                        CircleKind.COURSE,
                        "Foreign",
                        ground.department().id()))
                .isInstanceOf(AccessDenied.class);
        assertThat(log.entries(admin, AuditFilter.ofAction("circle.made"), 0, 50))
                .filteredOn(entry -> entry.details().containsValue("物理学院"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.actor()).map(Person::id).contains(admin));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        var ground = people.ground();
        var admin = people.with(Role.INSTITUTION_ADMIN, ground).id();

        for (var name : new String[] {"", "  ", "x".repeat(121)}) {
            assertThatThrownBy(() -> organisation.found(
                            admin,
                            CircleKind.DEPARTMENT,
                            name,
                            ground.institution().id()))
                    .isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> organisation.found(
                        admin,
                        CircleKind.DEPARTMENT,
                        "In a course",
                        ground.course().id()))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void theTreeShowsWhatOneLooksAfterAndHowManyArePartOfIt() {
        var ground = people.ground();
        var admin = people.with(Role.DEPARTMENT_ADMIN, ground).id();
        people.with(Role.STUDENT, ground);
        people.with(Role.STUDENT, ground);

        var tree = queries.atMost(6, () -> organisation.tree(admin));

        assertThat(tree)
                .extracting(branch -> branch.circle().id(), Organisation.Branch::depth, Organisation.Branch::people)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(
                                ground.department().id(), 0, 1),
                        org.assertj.core.api.Assertions.tuple(ground.course().id(), 1, 2),
                        org.assertj.core.api.Assertions.tuple(
                                ground.otherCourse().id(), 1, 0));
    }
}
