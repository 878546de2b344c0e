package io.paddock.course;

import io.paddock.account.AccessDenied;
import io.paddock.account.Circle;
import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.course.content.CourseFolder;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Courses of one's own: brought along as a zip, looked at first, taken in whole or not at all, and renewed. */
@Service
public class CourseImports {

    /** The largest zip that is received. */
    public static final long MOST_ZIP_BYTES = CourseParcels.MOST_ZIP_BYTES;

    private final CourseParcels parcels;
    private final CourseHomes homes;
    private final CoursePlacing placing;
    private final CourseShelf shelf;
    private final OwnCourses own;
    private final EnrolmentBook book;
    private final CourseVersionRepository versions;

    CourseImports(
            CourseParcels parcels,
            CourseHomes homes,
            CoursePlacing placing,
            CourseShelf shelf,
            OwnCourses own,
            EnrolmentBook book,
            CourseVersionRepository versions) {
        this.parcels = parcels;
        this.homes = homes;
        this.placing = placing;
        this.shelf = shelf;
        this.own = own;
        this.book = book;
        this.versions = versions;
    }

    /** Institutions and departments in which the person may place a course; none for most people. */
    public List<Circle> homes(UserId actor) {
        return homes.of(actor);
    }

    /**
     * Unpacks a zip and looks through all of it; nothing is taken in yet. Takes as long as the zip is large: not for
     * threads that somebody waits for.
     *
     * @param fileName what the person calls it
     * @throws Refusal where too many are on their way in
     */
    public CourseParcel read(UserId actor, InputStream zip, String fileName, ImportProgress progress) {
        homes.requireAny(actor);
        return parcels.read(actor, zip, fileName, progress);
    }

    /**
     * Makes a course of what was uploaded.
     *
     * @param term for whom, where the course is taught more than once; may be empty
     */
    public Course place(UserId actor, UUID parcel, CircleId home, String term) {
        var circle = homes.require(actor, home);
        var checked = CoursePlacing.term(term);
        placing.freeName(parcels.require(actor, parcel).content(), checked, circle);
        var taken = parcels.take(actor, parcel);
        return placing.place(actor, taken.name(), taken.content(), taken.tree(), circle, checked);
    }

    /** Whether the person may give a course new content. */
    public boolean mayRenew(UserId actor, String slug) {
        return book.course(slug).filter(course -> book.isAuthor(actor, course)).isPresent();
    }

    /**
     * How what was uploaded differs from a course as it is now; empty where nothing of it is new. Reads both: not for
     * threads that somebody waits for.
     */
    public Optional<CourseChanges> changes(UserId actor, UUID parcel, String slug) {
        book.requireAuthor(actor, slug);
        return news(actor, slug, parcels.require(actor, parcel));
    }

    private Optional<CourseChanges> news(UserId actor, String slug, CourseParcels.Parcel brought) {
        if (own.tree(slug).filter(brought.tree()::equals).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(CourseChanges.between(present(actor, slug), brought.content()))
                .filter(changes -> !changes.isNothing());
    }

    /**
     * Puts what was uploaded in the place of a course's content. Nobody's work is touched here: notebooks follow when
     * they are next opened. Reads all of it: not for threads that somebody waits for.
     */
    public void renew(UserId actor, UUID parcel, String slug) {
        var course = book.requireAuthor(actor, slug);
        if (book.hasEnded(slug)) {
            throw new Refusal(Message.of("course.refusal.ended"));
        }
        if (news(actor, slug, parcels.require(actor, parcel)).isEmpty()) {
            throw new Refusal(Message.of("course.refusal.nothing-new"));
        }
        placing.renew(actor, course, parcels.take(actor, parcel).tree());
    }

    /** The versions of a course that somebody brought along, newest first; empty for one that comes with Paddock. */
    public List<CourseVersion> versions(UserId actor, String slug) {
        book.requireAuthor(actor, slug);
        return versions.findByCourseOrderByNumberDesc(slug).stream()
                .map(CourseVersionEntity::toVersion)
                .toList();
    }

    private CourseFolder present(UserId actor, String slug) {
        return shelf.course(slug).orElseThrow(() -> new AccessDenied(actor, "course " + slug));
    }
}
