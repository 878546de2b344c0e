package io.paddock.workspace.ui;

import com.vaadin.flow.component.Component;
import io.paddock.account.Person;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Parts;
import io.paddock.course.Lesson;
import io.paddock.progress.CourseProgress;
import io.paddock.progress.LessonStanding;
import io.paddock.progress.Stuck;
import java.util.Optional;

/** How far students are with lessons, in colours, signs and words at once. */
final class LessonStates {

    private LessonStates() {}

    /** A place in the table of a class: a sign to see, words to hear. */
    static Component place(CourseProgress progress, Lesson lesson, Words words, Person reader) {
        var spoken = words(progress, lesson, words, reader);
        var place = Parts.text(sign(progress, lesson), "paddock-pill", tone(progress.state(lesson)));
        place.getElement().setAttribute("aria-hidden", "true");
        var cell = Parts.div("", place, Parts.text(spoken, "paddock-visually-hidden"));
        cell.getElement().setAttribute("title", lesson.titleIn(reader.language()) + ": " + spoken);
        cell.getElement()
                .setAttribute(
                        "data-state",
                        progress.state(lesson)
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', '-'));
        return cell;
    }

    static String words(CourseProgress progress, Lesson lesson, Words words, Person reader) {
        var locale = reader.language().locale();
        var standing = Optional.ofNullable(progress.lessons().get(lesson.id()));
        var text = switch (progress.state(lesson)) {
            case NOT_BEGUN -> words.say(locale, "workspace.state.not-begun");
            case DONE -> words.say(locale, "workspace.state.done");
            case UNDER_WAY, STUCK ->
                words.say(
                        locale,
                        "workspace.state.cells",
                        standing.map(LessonStanding::requiredDone).orElse(0),
                        standing.map(LessonStanding::requiredCells).orElse(0));
        };
        return standing.map(LessonStanding::stuck)
                .map(stuck -> text + " · " + words.say(locale, key(stuck)))
                .orElse(text);
    }

    static String key(Stuck stuck) {
        return switch (stuck) {
            case FAILS_AGAIN -> "workspace.stuck.fails-again";
            case ERROR_STANDS -> "workspace.stuck.error-stands";
            case LEFT_LYING -> "workspace.stuck.left-lying";
        };
    }

    static String tone(LessonStanding.State state) {
        return switch (state) {
            case NOT_BEGUN -> "paddock-pill--quiet";
            case UNDER_WAY -> "paddock-pill--info";
            case STUCK -> "paddock-pill--warn";
            case DONE -> "paddock-pill--good";
        };
    }

    private static String sign(CourseProgress progress, Lesson lesson) {
        var standing = progress.lessons().get(lesson.id());
        return switch (progress.state(lesson)) {
            case NOT_BEGUN -> "–";
            case DONE -> "✓";
            case UNDER_WAY -> standing == null ? "" : standing.requiredDone() + "/" + standing.requiredCells();
            case STUCK -> standing == null ? "!" : "! " + standing.requiredDone() + "/" + standing.requiredCells();
        };
    }
}
