package io.paddock.classroom;

import io.paddock.account.AccountService;
import io.paddock.account.Person;
import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.language.Words;
import io.paddock.course.CourseService;
import io.paddock.course.LessonId;
import io.paddock.notebook.NotebookService;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings a newer version of a lesson into the work of those who had opened it before: when they next open it, cell by
 * cell, and so that nothing of theirs is lost. However many tabs open it at once, it happens once.
 */
@Component
class LessonFollowing {

    private static final Logger LOG = LoggerFactory.getLogger(LessonFollowing.class);

    private final LessonWorkRepository works;
    private final LessonSources sources;
    private final LessonChangeRows changes;
    private final CourseService courses;
    private final NotebookService notebooks;
    private final AccountService accounts;
    private final Words words;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Lock[] turns = Stream.generate(ReentrantLock::new).limit(64).toArray(Lock[]::new);

    LessonFollowing(
            LessonWorkRepository works,
            LessonSources sources,
            LessonChangeRows changes,
            CourseService courses,
            NotebookService notebooks,
            AccountService accounts,
            Words words,
            PlatformTransactionManager transactionManager,
            Clock clock) {
        this.works = works;
        this.sources = sources;
        this.changes = changes;
        this.courses = courses;
        this.notebooks = notebooks;
        this.accounts = accounts;
        this.words = words;
        this.transactions = new TransactionTemplate(transactionManager);
        this.clock = clock;
    }

    /** A work was made, or made anew, from this file; in the transaction that is under way, if any. */
    void began(LessonWorkEntity work, byte[] file, Language language) {
        work.follow(sources.keep(file), language);
        changes.clear(work.id());
    }

    /** Brings the person's work up to the lesson's present version; what cannot be merged stays as it is. */
    void follow(UserId person, LessonId lesson) {
        var turn = turns[Math.floorMod(31 * person.hashCode() + lesson.hashCode(), turns.length)];
        turn.lock();
        try {
            followInTurn(person, lesson);
        } finally {
            turn.unlock();
        }
    }

    private void followInTurn(UserId person, LessonId lesson) {
        var work = find(person, lesson).orElse(null);
        if (work == null || work.sourceHash() == null || work.language() == null) {
            return;
        }
        try {
            var file = courses.notebook(person, lesson, work.language());
            if (!LessonSources.hash(file).equals(work.sourceHash())) {
                follow(person, lesson, work, sources.find(work.sourceHash()).orElseThrow(), file);
            }
        } catch (Refusal impossible) {
            LOG.warn("Work {} cannot follow lesson {}", work.id(), lesson, impossible);
        }
    }

    private void follow(UserId person, LessonId lesson, LessonWorkEntity work, byte[] before, byte[] file) {
        var locale = accounts.find(person)
                .map(Person::language)
                .orElse(Language.ENGLISH)
                .locale();
        var keepAs = words.say(Message.of("classroom.change.keep-as", clock.instant()), locale);
        var done = notebooks.update(person, work.toWork().notebook(), before, file, keepAs);
        transactions.executeWithoutResult(status -> find(person, lesson).ifPresent(current -> {
            current.follow(sources.keep(file), work.language() == null ? Language.ENGLISH : work.language());
            changes.add(current.id(), done.changes(), clock.instant());
            notebooks
                    .find(person, work.toWork().notebook())
                    .ifPresent(now -> current.count(now.requiredCells(), now.requiredDone(), clock.instant()));
        }));
    }

    /** What the person has not seen yet of the lesson's changes. */
    Optional<LessonChange> unseen(UserId person, LessonId lesson) {
        return find(person, lesson).flatMap(work -> changes.find(work.id()));
    }

    void seen(UserId person, LessonId lesson) {
        find(person, lesson).ifPresent(work -> changes.clear(work.id()));
    }

    /** Gives up what the person wrote in a cell for what the lesson has there; the notebook's history keeps it. */
    void take(UserId person, LessonId lesson, String cell) {
        var work = find(person, lesson).orElse(null);
        if (work == null || work.sourceHash() == null) {
            return;
        }
        sources.find(work.sourceHash())
                .ifPresent(file -> notebooks.take(person, work.toWork().notebook(), cell, file));
        changes.clear(work.id(), cell);
    }

    private Optional<LessonWorkEntity> find(UserId person, LessonId lesson) {
        return works.find(person.value(), lesson.course(), lesson.lesson());
    }
}
