package io.paddock.course;

import io.paddock.course.content.Content;
import io.paddock.course.content.CourseFolder;
import io.paddock.course.content.SingleCourse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Set<String> torn = ConcurrentHashMap.newKeySet();
    private volatile Map<String, Kept> courses;

    private record Kept(TreeHash tree, CourseFolder course) {}

    OwnCourses(CourseVersionRepository versions, CourseStore store) {
        this.versions = versions;
        this.store = store;
        var newest = new TreeMap<String, TreeHash>();
        versions.findAllByOrderByNumber().forEach(version -> newest.put(version.course(), version.tree()));
        var read = new LinkedHashMap<String, Kept>();
        newest.forEach((slug, tree) -> newest(slug, tree).ifPresent(kept -> read.put(slug, kept)));
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
                .flatMap(tree -> newest(slug, tree))
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
        if (content(slug, tree).courses().isEmpty()) {
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

    /** Whether something of the course's newest version could not be read when it was last tried. */
    boolean isTorn(String slug) {
        return torn.contains(slug);
    }

    private Optional<Kept> newest(String slug, TreeHash tree) {
        var content = content(slug, tree);
        if (content.problems().isEmpty()) {
            torn.remove(slug);
        } else {
            torn.add(slug);
        }
        return content.courses().stream().findFirst().map(course -> new Kept(tree, course));
    }

    private Content content(String slug, TreeHash tree) {
        var content = reader.read(slug, store.folder(tree.hash()));
        for (var problem : content.problems()) {
            LOG.warn("Course {}: {}:{} {}", slug, problem.file(), problem.line(), problem.message());
        }
        return content;
    }
}
