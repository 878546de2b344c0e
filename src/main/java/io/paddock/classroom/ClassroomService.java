package io.paddock.classroom;

import io.paddock.account.AccessDenied;
import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import io.paddock.course.Course;
import io.paddock.course.CourseService;
import io.paddock.course.Enrolment;
import io.paddock.course.Lesson;
import io.paddock.course.LessonId;
import io.paddock.notebook.NotebookService;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Who works on which lesson. A person reads and changes their own work only. */
@Service
public class ClassroomService {

    private final LessonWorkRepository works;
    private final LessonOpening opening;
    private final LessonFollowing following;
    private final CourseService courses;
    private final NotebookService notebooks;
    private final TransactionTemplate transactions;

    ClassroomService(
            LessonWorkRepository works,
            LessonOpening opening,
            LessonFollowing following,
            CourseService courses,
            NotebookService notebooks,
            PlatformTransactionManager transactionManager) {
        this.works = works;
        this.opening = opening;
        this.following = following;
        this.transactions = new TransactionTemplate(transactionManager);
        this.courses = courses;
        this.notebooks = notebooks;
    }

    /**
     * The person's work on a lesson; the first time, a notebook is made from the lesson's file in this language.
     *
     * @throws AccessDenied where the person may not work in the course
     */
    public LessonWork open(UserId actor, LessonId id, Language language) {
        var course = requireWork(actor, id);
        return opening.open(actor, course, lesson(actor, course, id), language);
    }

    @Transactional(readOnly = true)
    public Optional<LessonWork> find(UserId actor, LessonId lesson) {
        return works.find(actor.value(), lesson.course(), lesson.lesson()).map(LessonWorkEntity::toWork);
    }

    /** The cell to go on with: the first required one of the lesson that has not run well yet; empty where all have. */
    @Transactional(readOnly = true)
    public Optional<String> nextCell(UserId actor, LessonId lesson) {
        return find(actor, lesson).flatMap(work -> notebooks.nextCell(actor, work.notebook()));
    }

    /** All of a person's works, the newest first, in one query. */
    @Transactional(readOnly = true)
    public List<LessonWork> works(UserId actor) {
        return works.ofPerson(actor.value()).stream()
                .map(LessonWorkEntity::toWork)
                .toList();
    }

    /** Everybody's works in a course, on behalf of Paddock itself. */
    @Transactional(readOnly = true)
    public List<LessonWork> worksIn(String course) {
        return works.ofCourse(course).stream().map(LessonWorkEntity::toWork).toList();
    }

    /**
     * Back to the lesson's version; one's own is kept as a named version.
     *
     * @param keepAs the name that one's own version gets
     */
    public LessonWork reset(UserId actor, LessonId id, Language language, String keepAs) {
        requireWork(actor, id);
        var work = find(actor, id).orElseThrow(() -> new AccessDenied(actor, "work on " + id));
        var file = courses.notebook(actor, id, language);
        notebooks.replace(actor, work.notebook(), file, keepAs);
        transactions.executeWithoutResult(status -> works.find(actor.value(), id.course(), id.lesson())
                .ifPresent(row -> following.began(row, file, language)));
        return find(actor, id).orElse(work);
    }

    /** What the lesson's newer version did to the person's work, until they have seen it. */
    public Optional<LessonChange> changes(UserId actor, LessonId lesson) {
        return following.unseen(actor, lesson);
    }

    /** The person has seen what changed. */
    public void seen(UserId actor, LessonId lesson) {
        following.seen(actor, lesson);
    }

    /** Puts what the lesson has in a cell in the place of what the person wrote there; the history keeps theirs. */
    public void take(UserId actor, LessonId lesson, String cell) {
        requireWork(actor, lesson);
        following.take(actor, lesson, cell);
    }

    private Course requireWork(UserId actor, LessonId id) {
        return courses.enrolment(actor, id.course())
                .filter(Enrolment::mayWork)
                .map(Enrolment::course)
                .orElseThrow(() -> new AccessDenied(actor, "work on " + id));
    }

    private static Lesson lesson(UserId actor, Course course, LessonId id) {
        return course.lessons().stream()
                .filter(lesson -> lesson.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AccessDenied(actor, "lesson " + id));
    }
}
