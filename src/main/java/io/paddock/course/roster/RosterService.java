package io.paddock.course.roster;

import static io.paddock.course.roster.PlannedRow.Outcome.ENROL;
import static io.paddock.course.roster.PlannedRow.Outcome.MOVE;
import static io.paddock.course.roster.PlannedRow.Outcome.NEW;
import static io.paddock.course.roster.PlannedRow.Outcome.THERE;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.paddock.account.ActivationCode;
import io.paddock.account.Audit;
import io.paddock.account.CircleId;
import io.paddock.account.CircleService;
import io.paddock.account.NewStudent;
import io.paddock.account.Role;
import io.paddock.account.Student;
import io.paddock.account.StudentNumber;
import io.paddock.account.Students;
import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.course.CourseService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Takes class lists into courses: first says what would happen, then does it, all or nothing. */
@Service
public class RosterService {

    /** People in one go: few statements, and often a word of how far it is. */
    private static final int AT_ONCE = 200;

    private final Students students;
    private final CircleService circles;
    private final CourseService courses;
    private final RosterPlanner planner;
    private final SectionPlaces sections;
    private final Audit audit;

    RosterService(
            Students students,
            CircleService circles,
            CourseService courses,
            RosterPlanner planner,
            SectionPlaces sections,
            Audit audit) {
        this.students = students;
        this.circles = circles;
        this.courses = courses;
        this.planner = planner;
        this.sections = sections;
        this.audit = audit;
    }

    /** Whether the actor may import class lists. */
    public boolean mayImport(UserId actor, CircleId course) {
        return circles.mayGrant(actor, course, Role.STUDENT);
    }

    /** What {@link #take} would do, as things stand; changes nothing. */
    @Transactional(readOnly = true)
    public RosterPlan plan(UserId actor, CircleId course, Roster roster) {
        circles.requireGranting(actor, course, Role.STUDENT);
        return planner.plan(actor, course, roster);
    }

    /**
     * Makes the accounts that are missing, takes everybody on the list into the course, and into the section that
     * stands there. Doing it twice changes nothing more.
     *
     * @param language of new accounts
     * @throws Refusal where a row hinders; nothing has been done then
     */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public RosterResult take(UserId actor, CircleId course, Roster roster, Language language) {
        return take(actor, course, roster, language, RosterProgress.PATIENCE);
    }

    /**
     * The same, followed.
     *
     * @throws RosterStopped where that was called off; nothing has been done then
     */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    RosterResult take(UserId actor, CircleId course, Roster roster, Language language, RosterProgress progress) {
        circles.requireGranting(actor, course, Role.STUDENT);
        courses.requireRunning(course);
        sections.lock(course);
        var plan = planner.plan(actor, course, roster);
        if (plan.hindrances() > 0) {
            throw new Refusal(Message.of("roster.refused.rows-wrong", plan.hindrances()));
        }
        var changing = plan.changing();
        var known = new HashMap<StudentNumber, UserId>();
        students.find(actor, course, numbers(changing))
                .forEach((number, student) -> known.put(number, student.person().id()));
        var codes = new ArrayList<ActivationCode>();
        for (var from = 0; from < changing.size(); from += AT_ONCE) {
            goOn(progress, from, changing.size());
            var some = changing.subList(from, Math.min(changing.size(), from + AT_ONCE));
            var made = admit(actor, course, language, rows(some, NEW));
            made.forEach(student -> known.put(student.number(), student.person().id()));
            circles.joinAll(
                    actor, rows(some, ENROL).stream().map(row -> id(known, row)).toList(), course, Role.STUDENT);
            codes.addAll(students.codes(
                    actor,
                    course,
                    made.stream().map(student -> student.person().id()).toList()));
        }
        place(actor, course, changing, known);
        goOn(progress, changing.size(), changing.size());
        var result = new RosterResult(plan.count(NEW), plan.count(ENROL), plan.count(MOVE), plan.count(THERE), codes);
        if (plan.changes()) {
            record(actor, course, result);
        }
        return result;
    }

    private static void goOn(RosterProgress progress, int done, int all) {
        if (progress.isStopped()) {
            throw new RosterStopped();
        }
        progress.reached(done, all);
    }

    private void record(UserId actor, CircleId course, RosterResult result) {
        audit.recordAll(
                actor,
                "roster.imported",
                List.of("circle:" + course),
                course,
                Map.of(
                        "enrolled",
                        String.valueOf(result.enrolled()),
                        "made",
                        String.valueOf(result.made()),
                        "moved",
                        String.valueOf(result.moved())));
    }

    private List<Student> admit(UserId actor, CircleId course, Language language, List<RosterRow> rows) {
        return students.admit(
                actor,
                course,
                language,
                rows.stream()
                        .map(row -> new NewStudent(new StudentNumber(row.number()), row.name(), row.mail()))
                        .toList());
    }

    private void place(UserId actor, CircleId course, List<PlannedRow> changing, Map<StudentNumber, UserId> known) {
        Map<String, List<UserId>> wanted = changing.stream()
                .map(PlannedRow::row)
                .filter(row -> !row.section().isEmpty())
                .collect(groupingBy(RosterRow::section, LinkedHashMap::new, mapping(row -> id(known, row), toList())));
        var moved = new HashMap<CircleId, List<UserId>>();
        wanted.forEach((name, people) -> moved.computeIfAbsent(
                        sections.section(actor, course, name), section -> new ArrayList<>())
                .addAll(people));
        var now = sections.students(actor, course);
        moved.forEach((section, people) -> sections.place(actor, now, section, people));
    }

    private static List<RosterRow> rows(List<PlannedRow> some, PlannedRow.Outcome outcome) {
        return some.stream()
                .filter(row -> row.outcome() == outcome)
                .map(PlannedRow::row)
                .toList();
    }

    private static List<StudentNumber> numbers(List<PlannedRow> changing) {
        return changing.stream()
                .map(row -> new StudentNumber(row.row().number()))
                .toList();
    }

    private static UserId id(Map<StudentNumber, UserId> known, RosterRow row) {
        var student = known.get(new StudentNumber(row.number()));
        if (student == null) {
            throw new IllegalStateException("no student for row " + row.row());
        }
        return student;
    }
}
