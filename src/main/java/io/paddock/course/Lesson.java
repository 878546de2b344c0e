package io.paddock.course;

import io.paddock.base.language.Language;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A lesson: text to read, then a notebook to work in.
 *
 * @param number from 1, in the course's order
 * @param environment the lab image's name
 * @param gpuMebibytes memory of the GPU slice that its labs ask for; 0 for none
 * @param cpuInstead whether they can do without it
 * @param egress whether its labs may reach the internet
 * @param dataFolder files that its labs get; null for none
 */
public record Lesson(
        LessonId id,
        int number,
        Localised title,
        Localised summary,
        int minutes,
        String environment,
        int memoryMebibytes,
        int milliCpus,
        int gpuMebibytes,
        boolean cpuInstead,
        boolean egress,
        @Nullable Path dataFolder) {

    /** The lesson's name below its course. */
    public String name() {
        return id.lesson();
    }

    /** A title for a person. */
    public String titleIn(Language language) {
        return title.in(language);
    }
}
