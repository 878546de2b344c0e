package io.paddock.course;

import io.paddock.course.content.AssignmentFolder;
import io.paddock.course.content.Content;
import io.paddock.course.content.ContentFolder;
import io.paddock.course.content.CourseFolder;
import io.paddock.course.content.LessonFolder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The content that is in use: that of the content folder, read at start and again when somebody asks, and people's own. */
@Component
class CourseShelf {

    private static final Logger LOG = LoggerFactory.getLogger(CourseShelf.class);

    private final ContentFolder folder;
    private final OwnCourses own;
    private volatile Content content = Content.EMPTY;

    CourseShelf(ContentFolder folder, OwnCourses own) {
        this.folder = folder;
        this.own = own;
        reload();
    }

    /** Reads everything again; what was in use stays in use until all is read. */
    final synchronized void reload() {
        var read = folder.read();
        content = read;
        LOG.info(
                "Read {} courses, {} problems",
                read.courses().size(),
                read.problems().size());
        for (var problem : read.problems()) {
            LOG.warn("Course content: {}:{} {}", problem.file(), problem.line(), problem.message());
        }
    }

    /** Those that come with Paddock, unless somebody gave them a new version, then those that people brought along. */
    List<CourseFolder> courses() {
        var shipped = content.courses().stream()
                .filter(course -> own.tree(course.slug()).isEmpty());
        return Stream.concat(shipped, own.all().stream()).toList();
    }

    /** Those that come with Paddock. */
    List<CourseFolder> shipped() {
        return content.courses();
    }

    /** Whether all of a course could be read, in the version that is the newest. */
    boolean isWhole(String slug) {
        return !own.isTorn(slug) && (own.course(slug).isPresent() || content.isWhole(slug));
    }

    List<ContentProblem> problems() {
        return content.problems();
    }

    Optional<CourseFolder> course(String slug) {
        return own.course(slug)
                .or(() -> content.courses().stream()
                        .filter(course -> course.slug().equals(slug))
                        .findFirst());
    }

    Optional<AssignmentFolder> assignment(CourseAssignmentId id) {
        return course(id.course()).stream()
                .flatMap(course -> course.assignments().stream())
                .filter(assignment -> assignment.assignment().id().equals(id))
                .findFirst();
    }

    Optional<LessonFolder> lesson(LessonId id) {
        return course(id.course()).stream()
                .flatMap(course -> course.lessons().stream())
                .filter(lesson -> lesson.lesson().id().equals(id))
                .findFirst();
    }
}
