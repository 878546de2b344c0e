package io.paddock.course.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.paddock.account.Circle;
import io.paddock.account.CircleId;
import io.paddock.account.Person;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.ui.Errands;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Problem;
import io.paddock.base.ui.Toast;
import io.paddock.course.Course;
import io.paddock.course.CourseLinks;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a course is to be placed and for which term, and the button that does it; leads to the course that was made. */
final class PlaceForm extends Div {

    private final transient Person person;
    private final Select<Circle> home = new Select<>();
    private final TextField term = new TextField();

    /** Makes the course. */
    interface Placing {
        Course place(CircleId home, String term);
    }

    /**
     * What the button is called.
     *
     * @param termWanted whether the course is one of several for different terms
     */
    record Wording(String button, String id, boolean termWanted) {}

    PlaceForm(List<Circle> homes, Wording wording, Errands errands, Person person, Placing placing) {
        this.person = person;
        addClassNames("paddock-stack", "paddock-stack--tight");
        fill(homes);
        term.setLabel(getTranslation("course.place.term"));
        term.setHelperText(
                getTranslation(wording.termWanted() ? "course.place.term-example" : "course.place.term-help"));
        term.setMaxLength(40);
        term.setId("course-term");
        term.setRequiredIndicatorVisible(wording.termWanted());
        var problem = new Problem();
        add(
                problem,
                Parts.div("paddock-form", home, term),
                new WorkRow(wording.button(), wording.id(), errands, problem, () -> {
                    var ui = getUI().orElseThrow();
                    var chosen = home();
                    var typed = term.getValue();
                    return () -> {
                        var course = placing.place(chosen, typed);
                        return () -> done(ui, course);
                    };
                }));
    }

    private void fill(List<Circle> homes) {
        home.setLabel(getTranslation("course.place.home"));
        home.setHelperText(getTranslation("course.place.home-help"));
        home.setItems(homes);
        var names = homes.stream().collect(Collectors.toMap(Circle::id, Circle::name));
        home.setItemLabelGenerator(circle -> circle.parent()
                .map(names::get)
                .map(around -> circle.name() + " · " + around)
                .orElse(circle.name()));
        home.setId("course-home");
        if (homes.size() == 1) {
            home.setValue(homes.getFirst());
        }
    }

    private CircleId home() {
        var chosen = home.getValue();
        if (chosen == null) {
            throw new Refusal(Message.of("course.refusal.no-home"));
        }
        return chosen.id();
    }

    private void done(UI ui, Course course) {
        if (isAttached()) {
            Optional.ofNullable(findAncestor(Dialog.class)).ifPresent(Dialog::close);
            ui.navigate(CourseLinks.course(course.slug()));
        }
        Toast.done(ui, Message.of("course.place.done", course.title().in(person.language())));
    }
}
