package io.paddock.course.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.paddock.account.Circle;
import io.paddock.account.CircleId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.util.List;
import java.util.stream.Collectors;

/** Where a course is to be placed, and for which term. */
final class HomeFields extends Div {

    private final Select<Circle> home = new Select<>();
    private final TextField term = new TextField();

    HomeFields(List<Circle> homes, boolean termWanted) {
        addClassName("paddock-form");
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
        term.setLabel(getTranslation("course.place.term"));
        term.setHelperText(getTranslation(termWanted ? "course.place.term-example" : "course.place.term-help"));
        term.setMaxLength(40);
        term.setId("course-term");
        term.setRequiredIndicatorVisible(termWanted);
        add(home, term);
    }

    CircleId home() {
        var chosen = home.getValue();
        if (chosen == null) {
            throw new Refusal(Message.of("course.refusal.no-home"));
        }
        return chosen.id();
    }

    String term() {
        return term.getValue();
    }
}
