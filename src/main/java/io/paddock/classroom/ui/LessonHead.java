package io.paddock.classroom.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.paddock.account.Person;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Logo;
import io.paddock.base.ui.Parts;
import io.paddock.classroom.ClassroomLinks;
import io.paddock.classroom.LessonWork;
import io.paddock.course.Course;
import org.jspecify.annotations.Nullable;

/** The head of a lesson: where one is, how far one is, and what else can be done. */
class LessonHead extends Header {

    private final transient Words words;
    private final transient Person person;
    private final Span pill = Parts.text("", "paddock-pill");
    private @Nullable Button textButton;

    LessonHead(String title, Course course, Person person, Words words) {
        this.words = words;
        this.person = person;
        addClassName("paddock-workbench__head");
        var way =
                new Anchor(ClassroomLinks.course(course.slug()), course.title().in(person.language()));
        way.addClassNames("lesson-way", "paddock-muted", "paddock-ellipsis");
        var heading = new H1(title);
        var place = new Div(way, heading);
        place.addClassName("lesson-place");
        pill.setVisible(false);
        pill.getElement().setAttribute("role", "status");
        add(new Logo(), place, pill);
    }

    void show(LessonWork work) {
        show(work.isDone(), work.requiredDone(), work.requiredCells());
    }

    void show(boolean doneBefore, int cellsDone, int cells) {
        pill.setVisible(true);
        LessonState.show(pill, doneBefore || (cells > 0 && cellsDone >= cells), cellsDone, cells, words, person);
    }

    /** What one does with a notebook that is on the page, the way past the head to it first. */
    void addActions(LessonActions actions, Runnable toggleText) {
        var skip = new Anchor("#notebook", say("classroom.lesson.to-notebook"));
        skip.addClassName("paddock-skip");
        skip.setRouterIgnore(true);
        addComponentAsFirst(skip);
        var text = new Button(say("classroom.lesson.text"), VaadinIcon.OPEN_BOOK.create(), click -> toggleText.run());
        text.addThemeNames("tertiary");
        text.getElement().setAttribute("aria-controls", "text");
        textButton = text;
        add(Parts.div("paddock-row paddock-row--nowrap paddock-push", text, actions));
    }

    void showTextOpen(boolean open) {
        if (textButton != null) {
            textButton.getElement().setAttribute("aria-expanded", Boolean.toString(open));
        }
    }

    private String say(String key) {
        return words.say(person.language().locale(), key);
    }
}
