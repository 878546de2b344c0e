package io.paddock.course;

import io.paddock.account.Access;
import io.paddock.account.Audit;
import io.paddock.account.Circle;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleService;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.course.content.CourseFolder;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives content that is kept a circle of people, and circles new content. Access is the caller's to check. */
@Component
class CoursePlacing {

    private static final int LONGEST_TERM = 40;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_SLUG = 63;

    private final CoursePlaces places;
    private final OwnCourses own;
    private final EnrolmentBook book;
    private final CoursePlaceRepository placeRows;
    private final CourseVersionRepository versionRows;
    private final CircleService circles;
    private final Access access;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;
    private final TransactionTemplate alone;
    private final Clock clock;

    CoursePlacing(
            CoursePlaces places,
            OwnCourses own,
            EnrolmentBook book,
            CoursePlaceRepository placeRows,
            CourseVersionRepository versionRows,
            CircleService circles,
            Access access,
            Audit audit,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactionManager,
            Clock clock) {
        this.places = places;
        this.own = own;
        this.book = book;
        this.placeRows = placeRows;
        this.versionRows = versionRows;
        this.circles = circles;
        this.access = access;
        this.audit = audit;
        this.events = events;
        this.transactions = new TransactionTemplate(transactionManager);
        this.alone = new TransactionTemplate(transactionManager);
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** Refuses a term that cannot be a course's; what remains of it may be empty. */
    static String term(String wanted) {
        var term = wanted.strip();
        if (term.length() > LONGEST_TERM || term.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal(Message.of("course.refusal.term", LONGEST_TERM));
        }
        return term;
    }

    /** Refuses a name that is taken below this circle. */
    String freeName(CourseFolder course, String term, Circle home) {
        var title = course.title().in(Language.ENGLISH);
        var room = LONGEST_NAME - (term.isEmpty() ? 0 : term.length() + 3);
        var cut = title.length() > room ? title.substring(0, room) : title;
        var name = term.isEmpty() ? cut : cut + " · " + term;
        if (circles.children(home.id(), CircleKind.COURSE).stream()
                .anyMatch(circle -> circle.name().equals(name))) {
            throw taken(name, home);
        }
        return name;
    }

    /**
     * A new course with this content; whoever places it teaches it, unless they administer its home.
     *
     * @param called what its address is made from
     */
    Course place(UserId actor, String called, CourseFolder course, TreeHash tree, Circle home, String term) {
        var name = freeName(course, term, home);
        var slug = freeSlug(called, term);
        own.requireReadable(slug, tree);
        try {
            transactions.executeWithoutResult(status -> {
                var circle = circles.ensure(CircleKind.COURSE, name, home.id());
                var now = clock.instant();
                placeRows.saveAndFlush(new CoursePlaceEntity(slug, circle.id(), term.isEmpty() ? null : term, now));
                versionRows.saveAndFlush(new CourseVersionEntity(slug, 1, tree, actor, now));
                if (!access.has(actor, home.id(), Role.DEPARTMENT_ADMIN, Role.INSTITUTION_ADMIN, Role.PLATFORM_ADMIN)) {
                    circles.ensureMember(actor, circle.id(), Role.TEACHER);
                }
            });
        } catch (DataIntegrityViolationException somebodyWasFirst) {
            throw taken(name, home, somebodyWasFirst);
        }
        places.refresh();
        own.refresh(slug);
        var made = book.course(slug).orElseThrow();
        audit.record(actor, "course.placed", "course:" + slug, made.circle(), Map.of("name", name));
        events.publishEvent(new CoursesPlaced(List.of(made)));
        return made;
    }

    /** The next version of a course's content: stored first, then shown as it is stored. */
    void renew(UserId actor, Course course, TreeHash tree) {
        own.requireReadable(course.slug(), tree);
        var number = store(actor, course, tree);
        own.refresh(course.slug());
        audit.record(
                actor,
                "course.renewed",
                "course:" + course.slug(),
                course.circle(),
                Map.of("version", Integer.toString(number)));
        events.publishEvent(
                new CoursesPlaced(book.course(course.slug()).map(List::of).orElse(List.of())));
    }

    /** Ends or reopens a course's term; doing it twice changes nothing. */
    void end(UserId actor, Course course, boolean ended) {
        transactions.executeWithoutResult(status -> {
            var row = placeRows.findBySlug(course.slug()).orElseThrow();
            if (ended) {
                row.archive(clock.instant());
            } else {
                row.reopen();
            }
        });
        places.refresh();
        audit.record(
                actor,
                ended ? "course.ended" : "course.reopened",
                "course:" + course.slug(),
                course.circle(),
                Map.of("name", course.title().in(Language.ENGLISH)));
    }

    /** Committed when this returns, whatever transaction it is called in. */
    private int store(UserId actor, Course course, TreeHash tree) {
        try {
            return Objects.requireNonNull(alone.execute(status -> {
                var number = versionRows
                                .findFirstByCourseOrderByNumberDesc(course.slug())
                                .map(CourseVersionEntity::number)
                                .orElse(0)
                        + 1;
                versionRows.saveAndFlush(new CourseVersionEntity(course.slug(), number, tree, actor, clock.instant()));
                return number;
            }));
        } catch (DataIntegrityViolationException somebodyWasFirst) {
            throw new Refusal(Message.of("course.refusal.renewed-meanwhile"), somebodyWasFirst);
        }
    }

    private static Refusal taken(String name, Circle home) {
        return new Refusal(Message.of("course.refusal.name-taken", name, home.name()));
    }

    private static Refusal taken(String name, Circle home, Throwable cause) {
        return new Refusal(taken(name, home).reason(), cause);
    }

    private String freeSlug(String wanted, String term) {
        var plain = plain(term.isEmpty() ? wanted : wanted + "-" + term);
        var base = plain.isEmpty() ? "course" : plain;
        var slug = base;
        for (var number = 2; places.place(slug).isPresent(); number++) {
            var end = "-" + number;
            slug = base.substring(0, Math.min(base.length(), LONGEST_SLUG - end.length())) + end;
        }
        return slug;
    }

    private static String plain(String words) {
        var plain = words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return plain.length() <= LONGEST_SLUG ? plain : plain.substring(0, LONGEST_SLUG);
    }
}
