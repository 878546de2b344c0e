package io.paddock.classroom.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.paddock.account.Person;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Parts;
import io.paddock.classroom.ClassroomService;
import io.paddock.classroom.LessonChange;
import io.paddock.course.LessonId;

/** Says that the lesson has changed since the person last opened it, and shows how. */
class ChangeBanner extends Div {

    ChangeBanner(LessonChange change, LessonId lesson, ClassroomService classroom, Words words, Person person) {
        var locale = person.language().locale();
        addClassNames("paddock-banner", "lesson-banner");
        getElement().setAttribute("role", "status");
        var show = new Button(words.say(locale, "classroom.change.show"), click -> {
            var dialog = new ChangesDialog(change, lesson, classroom, words, person);
            dialog.addOpenedChangeListener(closed -> setVisible(
                    closed.isOpened() || classroom.changes(person.id(), lesson).isPresent()));
            dialog.open();
        });
        show.addThemeNames("small");
        var text = Parts.text(
                words.say(locale, "classroom.change.line", change.cells().size(), change.at()));
        add(VaadinIcon.INFO_CIRCLE_O.create(), Parts.div("paddock-row", text, show));
    }
}
