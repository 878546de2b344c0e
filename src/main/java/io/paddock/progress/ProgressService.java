package io.paddock.progress;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.paddock.account.AccessDenied;
import io.paddock.account.AccountService;
import io.paddock.account.CircleId;
import io.paddock.account.NameOrder;
import io.paddock.account.Person;
import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import io.paddock.course.Course;
import io.paddock.course.CourseService;
import io.paddock.notebook.RunTroubles;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/** How students are getting on. A person sees their own; whoever teaches, assists, administers or audits sees a class. */
@Service
public class ProgressService {

    private final ProgressRows rows;
    private final ProgressTally tally;
    private final ProgressAccess access;
    private final RunTroubles troubles;
    private final CourseService courses;
    private final AccountService accounts;
    private final Clock clock;

    ProgressService(
            ProgressRows rows,
            ProgressTally tally,
            ProgressAccess access,
            RunTroubles troubles,
            CourseService courses,
            AccountService accounts,
            Clock clock) {
        this.rows = rows;
        this.tally = tally;
        this.access = access;
        this.troubles = troubles;
        this.courses = courses;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Whether the person may look at a class of the course. */
    public boolean mayRead(UserId actor, Course course) {
        return access.mayRead(actor, course);
    }

    /** Whether the person may have a course counted anew. */
    public boolean mayRecount(UserId actor, Course course) {
        return access.mayRecount(actor, course);
    }

    /** A page of a class, in a number of queries that does not grow with it. */
    public ClassProgress ofClass(UserId actor, String slug, ClassWish wish) {
        var course = course(actor, slug);
        var visible = access.requireClass(actor, course);
        var all = progress(course, visible.students());
        var wanted = wish.section() == null ? visible.students() : visible.students(wish.section());
        var matching = accounts.find(wanted).values().stream()
                .filter(student -> fits(student, wish.search()))
                .filter(student -> !wish.stuckOnly()
                        || !of(all, course, student.id()).stuck().isEmpty())
                .sorted(NameOrder.in(language(actor)))
                .toList();
        var page = matching.stream()
                .skip(wish.offset())
                .limit(wish.limit())
                .map(student -> new ClassProgress.Row(student, of(all, course, student.id())))
                .toList();
        return new ClassProgress(
                course, page, matching.size(), figures(visible.students(), all.values()), visible.sections());
    }

    /**
     * The classes that these courses have, at a glance, in a number of queries that does not grow with them; courses whose
     * class the person may not look at are left out.
     */
    public List<ClassProgress> classes(UserId actor, Collection<Course> of) {
        var visible = access.classes(actor, of.stream().map(Course::circle).toList());
        var students = new HashMap<CircleId, Set<UserId>>();
        visible.forEach((circle, there) -> students.put(circle, there.students()));
        var all = progress(of, students);
        var classes = new ArrayList<ClassProgress>();
        for (var course : of) {
            var there = visible.get(course.circle());
            if (there != null) {
                var theirs = there.students();
                var done = all.getOrDefault(course.circle(), Map.of());
                classes.add(new ClassProgress(
                        course, List.of(), theirs.size(), figures(theirs, done.values()), there.sections()));
            }
        }
        return classes;
    }

    /**
     * One student's progress.
     *
     * @throws AccessDenied where the person is no student of a class that the actor may look at
     */
    public CourseProgress ofStudent(UserId actor, String slug, UserId student) {
        var course = course(actor, slug);
        if (!access.requireClass(actor, course).students().contains(student)) {
            throw access.denied(actor, course, "student");
        }
        return of(progress(course, Set.of(student)), course, student);
    }

    /** One's own progress in a course. */
    public CourseProgress mine(UserId actor, String slug) {
        var course = course(actor, slug);
        return of(progress(course, Set.of(actor)), course, actor);
    }

    /** Counts a course's progress anew from what the other modules have stored. */
    public void recount(UserId actor, String slug) {
        var course = course(actor, slug);
        access.requireRecount(actor, course);
        tally.recount(course);
    }

    private Language language(UserId reader) {
        return accounts.find(reader).map(Person::language).orElse(Language.ENGLISH);
    }

    private Course course(UserId actor, String slug) {
        return courses.find(actor, slug).orElseThrow(() -> new AccessDenied(actor, "course " + slug));
    }

    private Map<UserId, CourseProgress> progress(Course course, Set<UserId> students) {
        return progress(List.of(course), Map.of(course.circle(), students)).getOrDefault(course.circle(), Map.of());
    }

    /** What the students of each course have done there, by the course's circle, in three queries. */
    private Map<CircleId, Map<UserId, CourseProgress>> progress(
            Collection<Course> of, Map<CircleId, Set<UserId>> students) {
        var slugs = of.stream().collect(toUnmodifiableMap(Course::slug, Course::circle));
        var lessons = rows.lessons(slugs.keySet()).stream()
                .filter(lesson -> students.getOrDefault(
                                slugs.get(lesson.lesson().course()), Set.of())
                        .contains(lesson.person()))
                .toList();
        var open = lessons.stream().filter(lesson -> !lesson.isDone()).toList();
        var failing = troubles.of(open.stream().map(LessonStanding::notebook).toList());
        var now = clock.instant();
        var begun = lessons.stream()
                .map(lesson ->
                        lesson.stuck(Stuck.in(lesson.isDone(), lesson.touchedAt(), failing.get(lesson.notebook()), now)
                                .orElse(null)))
                .collect(groupingBy(lesson -> lesson.lesson().course(), groupingBy(LessonStanding::person)));
        var handIns = rows.handIns(slugs.values());
        return of.stream()
                .collect(toUnmodifiableMap(
                        Course::circle,
                        course -> inCourse(
                                course,
                                students.getOrDefault(course.circle(), Set.of()),
                                begun.getOrDefault(course.slug(), Map.of()),
                                handIns.getOrDefault(course.circle(), List.of()))));
    }

    private static Map<UserId, CourseProgress> inCourse(
            Course course,
            Set<UserId> students,
            Map<UserId, List<LessonStanding>> begun,
            List<HandInStanding> handIns) {
        var theirs = handIns.stream().collect(groupingBy(HandInStanding::person));
        return students.stream()
                .collect(toUnmodifiableMap(
                        student -> student,
                        student -> CourseProgress.of(
                                student,
                                course,
                                begun.getOrDefault(student, List.of()),
                                theirs.getOrDefault(student, List.of()))));
    }

    private static CourseProgress of(Map<UserId, CourseProgress> all, Course course, UserId student) {
        return all.getOrDefault(student, CourseProgress.of(student, course, List.of(), List.of()));
    }

    private static ClassFigures figures(Set<UserId> students, Collection<CourseProgress> all) {
        return new ClassFigures(
                students.size(),
                (int) all.stream().filter(one -> !one.lessons().isEmpty()).count(),
                all.stream().mapToInt(CourseProgress::lessonsDone).sum(),
                (int) all.stream().filter(one -> !one.stuck().isEmpty()).count(),
                (int) all.stream()
                        .flatMap(one -> one.handIns().stream())
                        .filter(HandInStanding::isWaiting)
                        .count());
    }

    private static boolean fits(Person student, String search) {
        var wanted = search.strip().toLowerCase(Locale.ROOT);
        return student.displayName().toLowerCase(Locale.ROOT).contains(wanted)
                || student.signInName().toLowerCase(Locale.ROOT).contains(wanted);
    }
}
