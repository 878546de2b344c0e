package io.paddock.course;

import io.paddock.account.Access;
import io.paddock.account.AccessDenied;
import io.paddock.account.Audit;
import io.paddock.account.CircleId;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleService;
import io.paddock.account.Membership;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.course.content.LessonFolder;
import io.paddock.course.content.LessonImages;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Courses and their lessons. */
@Service
public class CourseService {

    private static final Set<Role> CONTENT_AUTHORS =
            Set.of(Role.TEACHER, Role.DEPARTMENT_ADMIN, Role.INSTITUTION_ADMIN);
    private static final Set<Role> CONTENT_READERS =
            Set.of(Role.TEACHER, Role.DEPARTMENT_ADMIN, Role.INSTITUTION_ADMIN, Role.AUDITOR);

    private final CourseShelf shelf;
    private final EnrolmentBook enrolments;
    private final CourseArrivals arrivals;
    private final CircleService circles;
    private final Access access;
    private final Audit audit;

    CourseService(
            CourseShelf shelf,
            EnrolmentBook enrolments,
            CourseArrivals arrivals,
            CircleService circles,
            Access access,
            Audit audit) {
        this.shelf = shelf;
        this.enrolments = enrolments;
        this.arrivals = arrivals;
        this.circles = circles;
        this.access = access;
        this.audit = audit;
    }

    /** Courses that go on and that the person is enrolled in, teaches, administers or may look into, with the roles that say so. */
    public List<Enrolment> enrolments(UserId actor) {
        return enrolments.of(actor);
    }

    /** The same courses without the roles. */
    public List<Course> coursesOf(UserId actor) {
        return enrolments(actor).stream().map(Enrolment::course).toList();
    }

    /** Such courses whose term has ended. */
    public List<Enrolment> ended(UserId actor) {
        return enrolments.all(actor).stream().filter(Enrolment::ended).toList();
    }

    /** One of either. */
    public Optional<Enrolment> enrolment(UserId actor, String slug) {
        return enrolments.enrolment(actor, slug);
    }

    /** Whether the term of this circle's course has ended: nobody begins anything in it any more. */
    public boolean hasEnded(CircleId circle) {
        return enrolments.hasEnded(circle);
    }

    /**
     * Lets pass where people may still come in and work.
     *
     * @throws Refusal where the course's term has ended
     */
    public void requireRunning(CircleId circle) {
        if (hasEnded(circle)) {
            throw new Refusal(Message.of("course.refusal.ended"));
        }
    }

    /** A course that the person may see. */
    public Optional<Course> find(UserId actor, String slug) {
        return enrolment(actor, slug).map(Enrolment::course);
    }

    public Optional<Lesson> find(UserId actor, LessonId id) {
        return find(actor, id.course()).stream()
                .flatMap(course -> course.lessons().stream())
                .filter(lesson -> lesson.id().equals(id))
                .findFirst();
    }

    /** The lesson's text as sanitised HTML; pictures point at this module's endpoint. */
    public String text(UserId actor, LessonId id, Language language) {
        return inLanguage(require(actor, id).html(), language);
    }

    /** The lesson's notebook file. */
    public byte[] notebook(UserId actor, LessonId id, Language language) {
        var file = inLanguage(require(actor, id).notebooks(), language);
        try {
            return Files.readAllBytes(file);
        } catch (IOException gone) {
            throw new Refusal(Message.of("course.refusal.notebook-gone", id.toString()), gone);
        }
    }

    /** Takes a person into a course; the actor must administer it. Doing it twice changes nothing. */
    public void enrol(UserId actor, UserId person, String slug, Role role) {
        var course = find(actor, slug).orElseThrow(() -> new AccessDenied(actor, "course " + slug));
        circles.join(actor, person, course.circle(), role);
    }

    /** Whether the person may see what is wrong with course content. */
    public boolean maySeeProblems(UserId actor) {
        return access.isPlatformAdmin(actor) || holdsOneOf(actor, CONTENT_READERS);
    }

    /** What is wrong with the content that was loaded; for staff. */
    public List<ContentProblem> problems(UserId actor) {
        requireStaff(actor, maySeeProblems(actor));
        return shelf.problems();
    }

    public boolean mayReload(UserId actor) {
        return access.isPlatformAdmin(actor) || holdsOneOf(actor, CONTENT_AUTHORS);
    }

    /** Reads all content again; for staff who may change things. */
    public void reload(UserId actor) {
        requireStaff(actor, mayReload(actor));
        shelf.reload();
        arrivals.placeNewCourses();
        audit.record(actor, "course.content-reloaded", "content", null, Map.of());
    }

    /** A picture of the lesson's text; empty where there is none that may be shown. */
    Optional<Picture> picture(UserId actor, LessonId id, String path) {
        var folder = require(actor, id).folder();
        return LessonImages.typeOf(path)
                .flatMap(type -> LessonImages.find(folder, path).map(file -> new Picture(file, type)));
    }

    private LessonFolder require(UserId actor, LessonId id) {
        return find(actor, id)
                .flatMap(lesson -> shelf.lesson(id))
                .orElseThrow(() -> new AccessDenied(actor, "lesson " + id));
    }

    private boolean holdsOneOf(UserId actor, Set<Role> roles) {
        return Arrays.stream(CircleKind.values())
                .flatMap(kind -> circles.memberships(actor, kind).stream())
                .map(Membership::role)
                .anyMatch(roles::contains);
    }

    private static void requireStaff(UserId actor, boolean staff) {
        if (!staff) {
            throw new AccessDenied(actor, "course content");
        }
    }

    /** In this language, else in English, which every lesson is written in. */
    private static <T> T inLanguage(Map<Language, T> versions, Language language) {
        @Nullable T exact = versions.get(language);
        if (exact != null) {
            return exact;
        }
        @Nullable T english = versions.get(Language.ENGLISH);
        if (english == null) {
            throw new IllegalStateException("a lesson without English was loaded");
        }
        return english;
    }
}
