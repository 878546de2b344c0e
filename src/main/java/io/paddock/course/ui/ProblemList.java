package io.paddock.course.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.paddock.base.ui.Parts;
import io.paddock.course.ContentProblem;
import java.util.List;

/** What must be mended in a course's files: where, and how. */
final class ProblemList extends Div {

    ProblemList(List<ContentProblem> problems) {
        addClassName("paddock-list");
        getElement().setAttribute("role", "list");
        for (var problem : problems) {
            var place = new Span(
                    problem.line() == 0
                            ? problem.file()
                            : getTranslation("course.content.place", problem.file(), problem.line()));
            place.addClassNames("paddock-mono", "paddock-item__title");
            var item = Parts.div(
                    "paddock-item", new Div(place, Parts.div("", new Text(Parts.say(this, problem.message())))));
            item.getElement().setAttribute("role", "listitem");
            add(item);
        }
    }
}
