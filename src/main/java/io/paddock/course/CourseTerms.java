package io.paddock.course;

import io.paddock.account.AccessDenied;
import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import java.util.List;
import org.springframework.stereotype.Service;

/** Courses once more: those that come with Paddock in one's own institution, and one's own for a new term. */
@Service
public class CourseTerms {

    private final CourseShelf shelf;
    private final CourseStore store;
    private final OwnCourses own;
    private final CourseHomes homes;
    private final CoursePlacing placing;
    private final EnrolmentBook book;

    CourseTerms(
            CourseShelf shelf,
            CourseStore store,
            OwnCourses own,
            CourseHomes homes,
            CoursePlacing placing,
            EnrolmentBook book) {
        this.shelf = shelf;
        this.store = store;
        this.own = own;
        this.homes = homes;
        this.placing = placing;
        this.book = book;
    }

    /**
     * A course that comes with Paddock.
     *
     * @param slug its folder
     */
    public record Shipped(String slug, Localised title, Localised summary, int lessons, int assignments) {}

    /** The courses that come with Paddock, for whoever may place one. */
    public List<Shipped> shipped(UserId actor) {
        homes.requireAny(actor);
        return shelf.shipped().stream()
                .map(course -> new Shipped(
                        course.slug(),
                        course.title(),
                        course.summary(),
                        course.lessons().size(),
                        course.assignments().size()))
                .toList();
    }

    /** Makes a course of one that comes with Paddock, with the content that it has now. */
    public Course use(UserId actor, String shipped, CircleId home, String term) {
        var circle = homes.require(actor, home);
        var checked = CoursePlacing.term(term);
        var course = shelf.shipped().stream()
                .filter(candidate -> candidate.slug().equals(shipped))
                .findFirst()
                .orElseThrow(() -> new AccessDenied(actor, "course " + shipped));
        placing.freeName(course, checked, circle);
        return placing.place(actor, course.slug(), course, store.keepCopy(course.folder()), circle, checked);
    }

    /** Makes a course of another that the person teaches: the same content, nobody in it, nothing handed in. */
    public Course copy(UserId actor, String slug, CircleId home, String term) {
        book.requireAuthor(actor, slug);
        var circle = homes.require(actor, home);
        var checked = CoursePlacing.term(term);
        var content = shelf.course(slug).orElseThrow(() -> new AccessDenied(actor, "course " + slug));
        placing.freeName(content, checked, circle);
        return placing.place(
                actor,
                slug,
                content,
                own.tree(slug).orElseGet(() -> store.keepCopy(content.folder())),
                circle,
                checked);
    }

    /** Ends a course's term: it leaves the desks, and can be read and copied but no longer worked in. Nothing is lost. */
    public void end(UserId actor, String slug) {
        placing.end(actor, book.requireAuthor(actor, slug), true);
    }

    /** Takes up an ended term again. */
    public void reopen(UserId actor, String slug) {
        placing.end(actor, book.requireAuthor(actor, slug), false);
    }
}
