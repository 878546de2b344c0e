package io.paddock.course;

import io.paddock.base.language.Language;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Source notebooks of assignments, with solutions and hidden tests: for the modules that make student versions and
 * grade. Whoever reads one here answers for it that no student sees it.
 */
@Component
public class AssignmentSources {

    private final CourseShelf shelf;

    AssignmentSources(CourseShelf shelf) {
        this.shelf = shelf;
    }

    /** Whether all of a course could be read; one that it lacks may else be a broken file. */
    public boolean isWhole(String course) {
        return shelf.isWhole(course);
    }

    /** The languages that an assignment is written in; empty for one that is not there. */
    public Set<Language> languages(CourseAssignmentId id) {
        return shelf.assignment(id).map(folder -> folder.sources().keySet()).orElse(Set.of());
    }

    /** The notebook file in this language, else in English. Refuses for one that is not there. */
    public byte[] read(CourseAssignmentId id, Language language) {
        var sources = shelf.assignment(id)
                .orElseThrow(() -> new Refusal(Message.of("course.refusal.notebook-gone", id.toString())))
                .sources();
        var file = sources.getOrDefault(language, sources.get(Language.ENGLISH));
        if (file == null) {
            throw new IllegalStateException("an assignment without English was loaded");
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException gone) {
            throw new Refusal(Message.of("course.refusal.notebook-gone", id.toString()), gone);
        }
    }
}
