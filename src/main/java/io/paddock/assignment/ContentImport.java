package io.paddock.assignment;

import io.paddock.base.language.Language;
import io.paddock.base.language.Refusal;
import io.paddock.base.language.Words;
import io.paddock.capacity.ComputeNeed;
import io.paddock.capacity.SliceNeed;
import io.paddock.course.AssignmentSources;
import io.paddock.course.Course;
import io.paddock.course.CourseAssignment;
import io.paddock.course.CoursesPlaced;
import io.paddock.lab.EnvironmentName;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Takes in the assignments of the course content whenever it was read. One that is broken leaves the others alone; those
 * that their author has taken out are withdrawn, those that cannot be read at the moment are not.
 */
@Component
class ContentImport {

    private static final Logger LOG = LoggerFactory.getLogger(ContentImport.class);

    private final AssignmentLibrary library;
    private final AssignmentSources sources;
    private final Words words;

    ContentImport(AssignmentLibrary library, AssignmentSources sources, Words words) {
        this.library = library;
        this.sources = sources;
        this.words = words;
    }

    @EventListener
    void on(CoursesPlaced placed) {
        for (var course : placed.courses()) {
            for (var assignment : course.assignments()) {
                take(course, assignment);
            }
            if (sources.isWhole(course.slug())) {
                library.withdrawOthers(
                        course.circle(),
                        course.assignments().stream()
                                .map(CourseAssignment::name)
                                .toList());
            }
        }
    }

    private void take(Course course, CourseAssignment assignment) {
        try {
            for (var problem : library.put(source(course, assignment))) {
                LOG.warn(
                        "Assignment {}: cell {} ({}): {}",
                        assignment.id(),
                        problem.cell(),
                        problem.name(),
                        words.say(problem.message(), Language.ENGLISH.locale()));
            }
        } catch (Refusal | UncheckedIOException unreadable) {
            LOG.warn("Assignment {} cannot be read", assignment.id(), unreadable);
        }
    }

    private AssignmentSource source(Course course, CourseAssignment assignment) {
        var notebooks = new EnumMap<Language, byte[]>(Language.class);
        sources.languages(assignment.id())
                .forEach(language -> notebooks.put(language, sources.read(assignment.id(), language)));
        return new AssignmentSource(
                course.circle(),
                course.slug(),
                assignment.name(),
                assignment.title(),
                new EnvironmentName(assignment.environment()),
                new ComputeNeed(
                        assignment.memoryMebibytes(),
                        assignment.milliCpus(),
                        assignment.gpuMebibytes() == 0
                                ? null
                                : new SliceNeed(assignment.gpuMebibytes(), assignment.cpuInstead())),
                assignment.egress(),
                assignment.dataFolder(),
                notebooks);
    }
}
