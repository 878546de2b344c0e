package io.paddock.grading.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Table;
import io.paddock.base.ui.Titled;
import io.paddock.course.CourseService;
import io.paddock.grading.Gradebook;
import io.paddock.grading.GradebookService;
import io.paddock.grading.GradingLinks;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;

/** The grades of a course: a row a student, a column an assignment. */
@Route("gradebook/:course")
@PermitAll
class GradebookView extends Div implements BeforeEnterObserver, Titled {

    private final transient CourseService courses;
    private final transient GradebookService books;
    private final transient Words words;
    private final transient Person person;
    private String title = "";

    GradebookView(CurrentPerson current, CourseService courses, GradebookService books, Words words) {
        this.courses = courses;
        this.books = books;
        this.words = words;
        this.person = current.require();
        addClassNames("paddock-stack", "paddock-stack--loose");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var course = courses.find(
                        person.id(), event.getRouteParameters().get("course").orElse(""))
                .orElseThrow(NotFoundException::new);
        title = say("grading.gradebook.title", course.title().in(person.language()));
        var book = books.gradebook(person.id(), course.circle());
        removeAll();
        add(Parts.div(
                "paddock-row paddock-row--between",
                new Anchor(GradingLinks.assignments(), say("grading.assignments")),
                Parts.download(GradingLinks.gradebookFile(course.slug()), say("grading.gradebook.csv"))));
        add(table(book));
    }

    @Override
    public String heading() {
        return title;
    }

    private Component table(Gradebook book) {
        if (book.students().isEmpty()) {
            return Parts.div("paddock-card", Parts.muted(say("grading.gradebook.nobody")));
        }
        var heads = new ArrayList<String>();
        heads.add(say("grading.gradebook.student"));
        book.assignments()
                .forEach(assignment -> heads.add(say(
                        "grading.gradebook.of",
                        assignment.title().in(person.language()),
                        String.valueOf(book.possible().get(assignment.id())))));
        heads.add(say("grading.gradebook.total"));
        var table = new Table(heads.toArray(String[]::new));
        for (var student : book.students()) {
            var cells = new ArrayList<Component>();
            cells.add(new Span(student.displayName()));
            for (var assignment : book.assignments()) {
                cells.add(book.grade(student.id(), assignment.id())
                        .<Component>map(grade -> new Anchor(
                                GradingLinks.submission(grade.submission().id()),
                                grade.report() == null
                                        ? say("grading.state.in-queue")
                                        : grade.points() + (grade.isComplete() ? "" : " …")))
                        .orElseGet(() -> Parts.text("–", "paddock-muted")));
            }
            cells.add(Parts.text(book.total(student.id()).toString(), "paddock-strong paddock-tabular"));
            table.row(cells.toArray(Component[]::new));
        }
        var card = Parts.div("paddock-card");
        Parts.scroll(card, say("grading.gradebook"));
        card.add(table);
        return card;
    }

    private String say(String key, Object... arguments) {
        return words.say(person.language().locale(), key, arguments);
    }
}
