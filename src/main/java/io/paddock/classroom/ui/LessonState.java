package io.paddock.classroom.ui;

import com.vaadin.flow.component.html.Span;
import io.paddock.account.Person;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Parts;
import io.paddock.classroom.LessonWork;
import java.util.Optional;

/** Says in a pill how far a lesson is: not started, so many cells, done. */
final class LessonState {

    private LessonState() {}

    static Span pill(Optional<LessonWork> work, Words words, Person person) {
        var pill = Parts.text("", "paddock-pill");
        if (work.isEmpty()) {
            pill.addClassName("paddock-pill--quiet");
            pill.setText(words.say(person.language().locale(), "classroom.state.not-started"));
        } else {
            show(
                    pill,
                    work.get().isDone(),
                    work.get().requiredDone(),
                    work.get().requiredCells(),
                    words,
                    person);
        }
        return pill;
    }

    static void show(Span pill, boolean done, int cellsDone, int cells, Words words, Person person) {
        var locale = person.language().locale();
        pill.setClassName("paddock-pill--good", done);
        pill.setText(
                done
                        ? words.say(locale, "classroom.state.done")
                        : words.say(locale, "classroom.state.progress", cellsDone, cells));
    }
}
