package io.paddock.course.ui;

import io.paddock.account.ActivationCode;
import io.paddock.account.Circle;
import io.paddock.account.CircleId;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleMembers.Member;
import io.paddock.account.Invitation;
import io.paddock.account.Person;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.course.Course;
import io.paddock.course.roster.Added;
import io.paddock.course.roster.Addition;
import io.paddock.course.roster.JoinCode;
import io.paddock.course.roster.JoinWindow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The people of one course, as one person may see and change them. */
final class PeopleOfCourse {

    private final PeopleDesk desk;
    private final Person person;
    private final Course course;
    private final boolean mayChange;

    PeopleOfCourse(PeopleDesk desk, Person person, Course course) {
        this.desk = desk;
        this.person = person;
        this.course = course;
        this.mayChange = desk.rosters().mayImport(person.id(), course.circle());
    }

    String slug() {
        return course.slug();
    }

    Person person() {
        return person;
    }

    Instant now() {
        return desk.clock().instant();
    }

    boolean mayChange() {
        return mayChange;
    }

    int count(String filter) {
        return desk.members().count(person.id(), circle(), filter);
    }

    List<Member> page(String filter, int offset, int limit) {
        return desk.members().page(person.id(), circle(), filter, offset, limit);
    }

    /** The roles that the person may give and take here, the lowest first. */
    List<Role> grantable() {
        return desk.circles().grantable(person.id(), new Circle(circle(), CircleKind.COURSE, "", Optional.empty()));
    }

    List<Circle> sections() {
        return desk.changes().sections(circle());
    }

    Added add(Addition addition) {
        return desk.changes().add(person.id(), circle(), addition);
    }

    void move(UserId student, CircleId section) {
        desk.changes().move(person.id(), circle(), student, section);
    }

    void remove(UserId member, Role role) {
        desk.changes().remove(person.id(), circle(), member, role);
    }

    /** How many students have no password yet. */
    int waiting() {
        return desk.members().waiting(person.id(), circle()).size();
    }

    /** Codes for everybody who has no password yet. */
    List<ActivationCode> newCodes() {
        return newCodes(desk.members().waiting(person.id(), circle()));
    }

    List<ActivationCode> newCodes(List<UserId> students) {
        return desk.students().codes(person.id(), circle(), students);
    }

    boolean mayRenew(UserId student) {
        return desk.students().mayRenew(person.id(), circle(), student);
    }

    Invitation renew(UserId student) {
        return desk.students().renew(person.id(), circle(), student);
    }

    List<JoinCode> codes() {
        return desk.codes().of(person.id(), circle());
    }

    JoinCode makeCode(JoinWindow window) {
        return desk.codes().make(person.id(), circle(), window);
    }

    void closeCode(JoinCode code) {
        desk.codes().close(person.id(), circle(), code.id());
    }

    private CircleId circle() {
        return course.circle();
    }
}
