package io.paddock.course;

import io.paddock.base.language.Language;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An assignment as a course's author wrote it; when it opens for a class is that class's business.
 *
 * @param number from 1, in the course's order
 * @param minutes how long it is expected to take
 * @param points the most that can be had, in hundredths of a point
 * @param environment the lab image's name
 * @param gpuMebibytes memory of the GPU slice that labs of those who work on it ask for; 0 for none
 * @param cpuInstead whether they can do without it
 * @param egress whether its labs may reach the internet while people work on it
 * @param days when the author would have it open and due
 * @param dataFolder files that its labs get; null for none
 */
public record CourseAssignment(
        CourseAssignmentId id,
        int number,
        Localised title,
        Localised summary,
        int minutes,
        int points,
        String environment,
        int memoryMebibytes,
        int milliCpus,
        int gpuMebibytes,
        boolean cpuInstead,
        boolean egress,
        Days days,
        @Nullable Path dataFolder) {

    /** The assignment's name below its course. */
    public String name() {
        return id.assignment();
    }

    /** A title for a person. */
    public String titleIn(Language language) {
        return title.in(language);
    }

    /**
     * Days of a class, of which the first is 1; null where the author leaves it open.
     *
     * @param opens at the beginning of this day
     * @param due at the end of this day
     * @param closes at the end of this day
     */
    public record Days(
            @Nullable Integer opens,
            @Nullable Integer due,
            @Nullable Integer closes) {

        /** Whether they follow each other. */
        public boolean inOrder() {
            var opens = this.opens == null ? 1 : this.opens;
            var due = this.due == null ? opens : this.due;
            return opens <= due && (closes == null || due <= closes);
        }
    }
}
