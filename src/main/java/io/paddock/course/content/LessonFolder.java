package io.paddock.course.content;

import io.paddock.base.language.Language;
import io.paddock.course.Lesson;
import java.nio.file.Path;
import java.util.Map;

/**
 * A lesson with its files.
 *
 * @param html its text as sanitised HTML, in the languages that it is written in
 * @param notebooks its notebook files, in the languages that they are written in; English always
 */
public record LessonFolder(Lesson lesson, Path folder, Map<Language, String> html, Map<Language, Path> notebooks) {

    public LessonFolder {
        html = Map.copyOf(html);
        notebooks = Map.copyOf(notebooks);
    }
}
