package io.paddock.assignment;

import io.paddock.account.CircleId;
import io.paddock.base.language.Language;
import io.paddock.capacity.ComputeNeed;
import io.paddock.course.Localised;
import io.paddock.lab.EnvironmentName;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An assignment as its author wrote it.
 *
 * @param need of the labs of those who work on it; grading runs get no GPU
 * @param egress whether these may reach the internet; grading runs never do
 * @param notebooks the teacher's notebooks, with solutions and hidden tests, by language; at least one
 */
public record AssignmentSource(
        CircleId circle,
        String course,
        String name,
        Localised title,
        EnvironmentName environment,
        ComputeNeed need,
        boolean egress,
        @Nullable Path dataFolder,
        Map<Language, byte[]> notebooks) {

    public AssignmentSource {
        notebooks = Map.copyOf(notebooks);
    }
}
