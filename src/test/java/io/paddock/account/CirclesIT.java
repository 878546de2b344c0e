package io.paddock.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.base.language.Language;
import io.paddock.base.language.Refusal;
import io.paddock.support.IntegrationTest;
import io.paddock.support.People;
import io.paddock.support.Queries;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@IntegrationTest
class CirclesIT {

    @Autowired
    CircleService circles;

    @Autowired
    Access access;

    @Autowired
    Audit audit;

    @Autowired
    AuditReading log;

    @Autowired
    Directory directory;

    @Autowired
    CircleMembers members;

    @Autowired
    AccountService accounts;

    @Autowired
    People people;

    @Autowired
    Queries queries;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionOperations transactions;

    @Test
    void aRoleCountsInTheCirclesBelow() {
        var ground = people.ground();
        var admin = people.with(Role.INSTITUTION_ADMIN, ground).id();
        var teacher = people.with(Role.TEACHER, ground).id();
        var section =
                circles.ensure(CircleKind.SECTION, "A", ground.course().id()).id();

        assertThat(access.roles(admin, section)).containsExactly(Role.INSTITUTION_ADMIN);
        assertThat(access.roles(teacher, section)).containsExactly(Role.TEACHER);
        assertThat(access.roles(teacher, ground.department().id())).isEmpty();
        assertThat(access.roles(teacher, List.of(section, ground.otherCourse().id())))
                .isEqualTo(Map.of(section, java.util.Set.of(Role.TEACHER)));
    }

    @Test
    void thePlatformsAdminHasTheRoleEverywhere() {
        var ground = people.ground();
        var admin = people.with(Role.PLATFORM_ADMIN, ground).id();

        assertThat(access.isPlatformAdmin(admin)).isTrue();
        assertThat(access.roles(admin, ground.course().id())).containsExactly(Role.PLATFORM_ADMIN);
    }

    @Test
    void asksForTheRolesInManyCirclesInOneQuery() {
        var ground = people.ground();
        var teacher = people.with(Role.TEACHER, ground).id();
        var all = List.of(
                ground.institution().id(),
                ground.department().id(),
                ground.course().id());

        assertThat(queries.atMost(1, () -> access.roles(teacher, all))).hasSize(1);
    }

    @Test
    void joiningTwiceChangesNothing() {
        var ground = people.ground();
        var admin = people.with(Role.DEPARTMENT_ADMIN, ground).id();
        var student = people.somebody().id();

        circles.join(admin, student, ground.course().id(), Role.STUDENT);
        circles.join(admin, student, ground.course().id(), Role.STUDENT);
        assertThat(circles.members(admin, ground.course().id())).hasSize(1);

        circles.leave(admin, student, ground.course().id(), Role.STUDENT);
        circles.leave(admin, student, ground.course().id(), Role.STUDENT);
        assertThat(circles.members(admin, ground.course().id())).isEmpty();

        var auditor = people.with(Role.AUDITOR, ground).id();
        assertThat(log.entries(auditor, AuditFilter.NONE, 0, 10))
                .filteredOn(entry -> entry.subject().equals("person:" + student))
                .extracting(AuditReading.Entry::action)
                .containsExactly("membership.ended", "membership.began");
    }

    @Test
    void whatIsRolledBackIsNotOnRecord() {
        var ground = people.ground();
        var student = people.somebody().id();

        transactions.executeWithoutResult(status -> {
            var made = circles.ensure(
                    CircleKind.COURSE, "Never made", ground.department().id());
            circles.ensureMember(student, made.id(), Role.STUDENT);
            circles.ensureMember(student, ground.course().id(), Role.ASSISTANT);
            status.setRollbackOnly();
        });

        var auditor = people.with(Role.AUDITOR, ground).id();
        assertThat(log.entries(auditor, AuditFilter.NONE, 0, 20))
                .noneMatch(entry -> entry.details().containsValue("Never made")
                        || entry.subject().equals("person:" + student));
    }

    @Test
    void aCircleInOneThatIsMadeWithItIsOnItsInstitutionsRecord() {
        var ground = people.ground();

        transactions.executeWithoutResult(status -> {
            var course =
                    circles.ensure(CircleKind.COURSE, "New", ground.department().id());
            circles.ensure(CircleKind.SECTION, "In the new one", course.id());
        });

        var auditor = people.with(Role.AUDITOR, ground).id();
        assertThat(log.entries(auditor, AuditFilter.ofAction("circle.made"), 0, 20))
                .anyMatch(entry -> entry.details().containsValue("In the new one"));
    }

    @Test
    void aRoleThatDoesNotFitTheCircleIsRefused() {
        var ground = people.ground();
        var admin = people.with(Role.INSTITUTION_ADMIN, ground).id();

        assertThatThrownBy(() -> circles.join(
                        admin, people.somebody().id(), ground.course().id(), Role.DEPARTMENT_ADMIN))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void nobodyGivesAwayThePlatform() {
        var ground = people.ground();
        var admin = people.with(Role.PLATFORM_ADMIN, ground).id();

        assertThatThrownBy(() -> circles.join(
                        admin, people.somebody().id(), ground.institution().id(), Role.PLATFORM_ADMIN))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void theDatabaseKeepsTheTree() {
        var ground = people.ground();

        assertThatThrownBy(() -> circles.ensure(
                        CircleKind.DEPARTMENT, "Upside down", ground.course().id()))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> database.sql("update circle set parent_id = null where id = ?")
                        .param(ground.course().id().value())
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> database.sql("insert into circle (kind, name, parent_id) values ('COURSE', ?, ?)")
                        .params(ground.course().name(), ground.department().id().value())
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void theDatabaseRefusesToChangeTheAuditLog() {
        var ground = people.ground();
        audit.record(
                null,
                "test.done",
                "ground:" + ground.course().id(),
                ground.course().id(),
                Map.of("key", "value"));

        assertThatThrownBy(() -> database.sql("update audit_entry set action = 'test.undone'")
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> database.sql("delete from audit_entry").update())
                .isInstanceOf(DataAccessException.class);
        var auditor = people.with(Role.AUDITOR, ground).id();
        assertThat(log.entries(auditor, AuditFilter.NONE, 0, 10))
                .filteredOn(entry ->
                        entry.subject().equals("ground:" + ground.course().id()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details()).containsEntry("key", "value"));
    }

    @Test
    void aPageOfPeopleTakesFewQueries() {
        var ground = people.ground();
        for (var number = 0; number < 12; number++) {
            people.with(Role.STUDENT, ground);
        }
        var admin = people.with(Role.INSTITUTION_ADMIN, ground).id();

        var page = queries.atMost(5, () -> directory.people(admin, "", 0, 50));

        assertThat(page).hasSize(13);
        assertThat(directory.count(admin, "")).isEqualTo(13);
    }

    @Test
    void aChineseReaderFindsChineseNamesByPinyin() {
        var ground = people.ground();
        var admin = people.with(Role.INSTITUTION_ADMIN, ground);
        accounts.change(admin.id(), called("邹明", Language.CHINESE));
        for (var name : List.of("张伟", "王芳", "李娜", "阿里", "Emma", "李伟")) {
            var student = people.with(Role.STUDENT, ground);
            accounts.change(student.id(), called(name, Language.ENGLISH));
        }

        var byPinyin = new String[] {"Emma", "阿里", "李娜", "李伟", "王芳", "张伟"};
        assertThat(members.page(admin.id(), ground.course().id(), "", 0, 50))
                .extracting(member -> member.person().displayName())
                .containsExactly(byPinyin);
        assertThat(directory.people(admin.id(), "", 0, 6))
                .extracting(listing -> listing.person().displayName())
                .containsExactly(byPinyin);
    }

    private static Profile called(String name, Language language) {
        return new Profile(name, language, Theme.SYSTEM, ZoneOffset.UTC);
    }

    @Test
    void whatIsTypedIntoAFilterIsNoPattern() {
        var ground = people.ground();
        var admin = people.with(Role.INSTITUTION_ADMIN, ground).id();

        assertThat(directory.people(admin, "%", 0, 10)).isEmpty();
        assertThat(directory.people(admin, "_", 0, 10)).isEmpty();
        assertThat(directory.people(admin, "person", 0, 10)).hasSize(1);
    }
}
