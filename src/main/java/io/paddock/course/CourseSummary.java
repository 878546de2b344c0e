package io.paddock.course;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is in a course, for somebody who decides whether to take it.
 *
 * @param environments the lab images that it needs
 * @param files how many files there are, and with how many bytes
 */
public record CourseSummary(
        Localised title,
        Localised summary,
        List<Part> lessons,
        List<Part> assignments,
        SortedSet<String> environments,
        boolean egress,
        int files,
        long bytes) {

    public CourseSummary {
        lessons = List.copyOf(lessons);
        assignments = List.copyOf(assignments);
        environments = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(environments));
    }

    /**
     * A lesson or an assignment.
     *
     * @param points in hundredths; 0 for a lesson
     * @param languages how many languages it is written in
     */
    public record Part(String name, Localised title, int minutes, int points, int languages) {}

    static CourseSummary of(io.paddock.course.content.CourseFolder course, TreeHash tree) {
        var environments = new TreeSet<String>();
        course.lessons().forEach(folder -> environments.add(folder.lesson().environment()));
        course.assignments()
                .forEach(folder -> environments.add(folder.assignment().environment()));
        return new CourseSummary(
                course.title(),
                course.summary(),
                course.lessons().stream()
                        .map(folder -> new Part(
                                folder.lesson().name(),
                                folder.lesson().title(),
                                folder.lesson().minutes(),
                                0,
                                folder.notebooks().size()))
                        .toList(),
                course.assignments().stream()
                        .map(folder -> new Part(
                                folder.assignment().name(),
                                folder.assignment().title(),
                                folder.assignment().minutes(),
                                folder.assignment().points(),
                                folder.sources().size()))
                        .toList(),
                environments,
                course.lessons().stream().anyMatch(folder -> folder.lesson().egress())
                        || course.assignments().stream()
                                .anyMatch(folder -> folder.assignment().egress()),
                tree.files(),
                tree.bytes());
    }
}
