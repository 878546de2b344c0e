package io.paddock.course;

import io.paddock.course.content.CourseFolder;
import io.paddock.course.content.SingleCourse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The content of courses that people brought along: of each its newest version, read once and kept in memory. */
@Component
class OwnCourses {

    private static final Logger LOG = LoggerFactory.getLogger(OwnCourses.class);

    private final CourseVersionRepository versions;
    private final CourseStore store;
    private final SingleCourse reader = new SingleCourse();
    private volatile Map<String, Kept> courses;

    private record Kept(TreeHash tree, CourseFolder course) {}

    OwnCourses(CourseVersionRepository versions, CourseStore store) {
        this.versions = versions;
        this.store = store;
        var newest = new TreeMap<String, TreeHash>();
        versions.findAllByOrderByNumber().forEach(version -> newest.put(version.course(), version.tree()));
        var read = new LinkedHashMap<String, Kept>();
        newest.forEach((slug, tree) -> read(slug, tree).ifPresent(kept -> read.put(slug, kept)));
        courses = Map.copyOf(read);
    }

    /**
     * Shows the newest version that is stored, once a change of the rows is committed; whoever comes last sees what
     * all have stored.
     */
    synchronized void refresh(String slug) {
        versions.findFirstByCourseOrderByNumberDesc(slug)
                .map(CourseVersionEntity::tree)
                .filter(tree -> !tree(slug).equals(Optional.of(tree)))
                .flatMap(tree -> read(slug, tree))
                .ifPresent(kept -> {
                    var changed = new TreeMap<>(courses);
                    changed.put(slug, kept);
                    courses = Map.copyOf(changed);
                });
    }

    /**
     * Makes sure that content which is kept could be shown.
     *
     * @throws IllegalStateException where it cannot be read
     */
    void requireReadable(String slug, TreeHash tree) {
        if (read(slug, tree).isEmpty()) {
            throw new IllegalStateException("course " + slug + " cannot be read from " + tree.hash());
        }
    }

    List<CourseFolder> all() {
        return new TreeMap<>(courses).values().stream().map(Kept::course).toList();
    }

    Optional<CourseFolder> course(String slug) {
        return Optional.ofNullable(courses.get(slug)).map(Kept::course);
    }

    Optional<TreeHash> tree(String slug) {
        return Optional.ofNullable(courses.get(slug)).map(Kept::tree);
    }

    private Optional<Kept> read(String slug, TreeHash tree) {
        var content = reader.read(slug, store.folder(tree.hash()));
        for (var problem : content.problems()) {
            LOG.warn("Course {}: {}:{} {}", slug, problem.file(), problem.line(), problem.message());
        }
        return content.courses().stream().findFirst().map(course -> new Kept(tree, course));
    }
}
