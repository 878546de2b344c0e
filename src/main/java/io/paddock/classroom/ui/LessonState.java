package io.paddock.classroom.ui;

import com.vaadin.flow.component.html.Span;
import io.paddock.account.Person;
import io.paddock.base.language.Words;

/** Says in a pill how far a lesson is: so many cells, or done. */
final class LessonState {

    private LessonState() {}

    static void show(Span pill, boolean done, int cellsDone, int cells, Words words, Person person) {
        var locale = person.language().locale();
        pill.setClassName("paddock-pill--good", done);
        pill.setText(
                done
                        ? words.say(locale, "classroom.state.done")
                        : words.say(locale, "classroom.state.progress", cellsDone, cells));
    }
}
