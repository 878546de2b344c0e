package io.paddock.assignment;

import io.paddock.account.CircleId;
import io.paddock.capacity.ComputeNeed;
import io.paddock.course.Localised;
import io.paddock.lab.EnvironmentName;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Something that students of a course are asked to do and hand in.
 *
 * @param circle the course's
 * @param course the course's folder
 * @param name its own, below the course
 * @param dates those of everybody who has no extension
 * @param need of the labs of those who work on it
 * @param egress whether these may reach the internet
 * @param dataFolder files that its labs and its grading runs get; null for none
 * @param withdrawn whether the course's content has it no more: what was handed in stays, and nothing more is taken
 */
public record Assignment(
        AssignmentId id,
        CircleId circle,
        String course,
        String name,
        Localised title,
        EnvironmentName environment,
        ComputeNeed need,
        boolean egress,
        @Nullable Path dataFolder,
        Dates dates,
        HandInRules rules,
        boolean withdrawn) {

    /** One that is asked for. */
    public Assignment(
            AssignmentId id,
            CircleId circle,
            String course,
            String name,
            Localised title,
            EnvironmentName environment,
            ComputeNeed need,
            boolean egress,
            @Nullable Path dataFolder,
            Dates dates,
            HandInRules rules) {
        this(id, circle, course, name, title, environment, need, egress, dataFolder, dates, rules, false);
    }
}
