package io.paddock.classroom;

import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import io.paddock.capacity.ComputeNeed;
import io.paddock.capacity.SliceNeed;
import io.paddock.course.Course;
import io.paddock.course.CourseService;
import io.paddock.course.Lesson;
import io.paddock.lab.EnvironmentName;
import io.paddock.lab.LabRequest;
import io.paddock.notebook.NotebookId;
import io.paddock.notebook.NotebookService;
import io.paddock.notebook.NotebookSource;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens lessons: once for each person and lesson, however many tabs ask at the same time.
 *
 * <p>The row is written before the notebook is made. Of two that open at once the second waits at the unique key until
 * the first has its notebook, then takes that one; no notebook is left over.
 */
@Component
class LessonOpening {

    private final LessonWorkRepository works;
    private final CourseService courses;
    private final NotebookService notebooks;
    private final LessonFollowing following;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;
    private final Clock clock;

    LessonOpening(
            LessonWorkRepository works,
            CourseService courses,
            NotebookService notebooks,
            LessonFollowing following,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactionManager,
            Clock clock) {
        this.works = works;
        this.courses = courses;
        this.notebooks = notebooks;
        this.following = following;
        this.events = events;
        this.transactions = new TransactionTemplate(transactionManager);
        this.clock = clock;
    }

    LessonWork open(UserId person, Course course, Lesson lesson, Language language) {
        following.follow(person, lesson.id());
        var existing = touch(person, lesson);
        if (existing != null) {
            // a new version of the course may need other files, another environment, more memory
            notebooks.setLab(person, existing.notebook(), labRequest(person, course, lesson));
            return existing;
        }
        try {
            return required(transactions.execute(status -> begin(person, course, lesson, language)));
        } catch (DataIntegrityViolationException somebodyWasFirst) {
            var theirs = touch(person, lesson);
            if (theirs == null) {
                throw somebodyWasFirst;
            }
            return theirs;
        }
    }

    private @Nullable LessonWork touch(UserId person, Lesson lesson) {
        return transactions.execute(status -> works.find(
                        person.value(), lesson.id().course(), lesson.id().lesson())
                .map(work -> {
                    work.touch(clock.instant());
                    return told(work.toWork());
                })
                .orElse(null));
    }

    private LessonWork begin(UserId person, Course course, Lesson lesson, Language language) {
        var work = works.saveAndFlush(new LessonWorkEntity(person, lesson.id(), clock.instant()));
        var file = courses.notebook(person, lesson.id(), language);
        var notebook = notebooks.create(
                person, new NotebookSource(lesson.titleIn(language), file, labRequest(person, course, lesson)));
        work.attach(notebook);
        following.began(work, file, language);
        countCells(person, notebook, work);
        return told(work.toWork());
    }

    private LessonWork told(LessonWork work) {
        events.publishEvent(new LessonWorked(work));
        return work;
    }

    private void countCells(UserId person, NotebookId notebook, LessonWorkEntity work) {
        notebooks
                .find(person, notebook)
                .ifPresent(made -> work.progress(made.requiredCells(), made.requiredDone(), clock.instant()));
    }

    private static LabRequest labRequest(UserId person, Course course, Lesson lesson) {
        return new LabRequest(
                person,
                course.circle(),
                new EnvironmentName(lesson.environment()),
                new ComputeNeed(
                        lesson.memoryMebibytes(),
                        lesson.milliCpus(),
                        lesson.gpuMebibytes() == 0 ? null : new SliceNeed(lesson.gpuMebibytes(), lesson.cpuInstead())),
                lesson.egress(),
                lesson.id().toString(),
                lesson.dataFolder());
    }

    private static LessonWork required(@Nullable LessonWork work) {
        if (work == null) {
            throw new IllegalStateException("opening gave nothing");
        }
        return work;
    }
}
