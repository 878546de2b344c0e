package io.paddock.grading.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.assignment.Assignment;
import io.paddock.assignment.AssignmentId;
import io.paddock.assignment.AssignmentService;
import io.paddock.assignment.HandInTerms;
import io.paddock.base.language.Message;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Errands;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Table;
import io.paddock.base.ui.Titled;
import io.paddock.base.ui.Toast;
import io.paddock.course.CourseAssignment;
import io.paddock.course.CourseService;
import io.paddock.grading.Grade;
import io.paddock.grading.Gradebook;
import io.paddock.grading.GradebookService;
import io.paddock.grading.GradingLinks;
import io.paddock.grading.Marking;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;

/** An assignment for those who teach: its dates, who has handed in what, and the release of grades. */
@Route("marking/:course/:name")
@PermitAll
class MarkingView extends Div implements BeforeEnterObserver, Titled {

    private final transient AssignmentAddress addresses;
    private final transient CourseService courses;
    private final transient AssignmentService assignments;
    private final transient Marking marking;
    private final transient GradebookService books;
    private final transient HandInTerms terms;
    private final transient Errands errands;
    private final transient TimeWords times;
    private final transient Words words;
    private final transient Person person;
    private String title = "";
    private transient @Nullable AssignmentId shown;
    private Component listed = new Div();

    MarkingView(
            CurrentPerson current,
            AssignmentAddress addresses,
            CourseService courses,
            AssignmentService assignments,
            Marking marking,
            GradebookService books,
            HandInTerms terms,
            Errands errands,
            TimeWords times,
            Words words) {
        this.addresses = addresses;
        this.courses = courses;
        this.assignments = assignments;
        this.marking = marking;
        this.books = books;
        this.terms = terms;
        this.errands = errands;
        this.times = times;
        this.words = words;
        this.person = current.require();
        addClassNames("paddock-stack", "paddock-stack--loose");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var assignment = addresses.find(event, person);
        title = assignment.title().in(person.language());
        show(assignment, books.gradebook(person.id(), assignment.circle()));
    }

    @Override
    public String heading() {
        return title;
    }

    private void show(Assignment assignment, Gradebook book) {
        removeAll();
        shown = assignment.id();
        add(new Anchor(GradingLinks.assignments(), say("grading.assignments")));
        if (assignment.withdrawn()) {
            add(Parts.div("paddock-banner paddock-banner--warn", Parts.text(say("grading.withdrawn.told.teacher"))));
        }
        if (assignments.maySetDates(person.id(), assignment.circle())) {
            add(dates(assignment));
        }
        listed = submissions(assignment, book);
        add(listed);
        if (assignments.maySetDates(person.id(), assignment.circle())) {
            add(
                    new RulesCard(terms, assignment, person, words),
                    new ExtensionsCard(terms, assignment, person, book.students(), times, words));
        }
    }

    private Component dates(Assignment assignment) {
        var proposed = courses.find(person.id(), assignment.course()).stream()
                .flatMap(course -> course.assignments().stream())
                .filter(written -> written.name().equals(assignment.name()))
                .map(CourseAssignment::days)
                .findFirst()
                .orElse(new CourseAssignment.Days(null, null, null));
        return new DatesCard(terms, assignment, proposed, times, words, person, () -> {
            var saved = assignments.find(person.id(), assignment.id());
            show(saved, books.gradebook(person.id(), saved.circle()));
        });
    }

    private Component submissions(Assignment assignment, Gradebook book) {
        var table = new Table(
                say("grading.gradebook.student"),
                say("grading.state"),
                say("grading.received"),
                say("grading.points"),
                "");
        var ungraded = marking.ungraded(person.id(), assignment.id());
        for (var student : book.students()) {
            var grade = book.grade(student.id(), assignment.id());
            table.row(
                    new Span(student.displayName()),
                    grade.map(found -> state(
                                    found, ungraded.contains(found.submission().id())))
                            .orElseGet(
                                    () -> Parts.text(say("grading.state.nothing"), "paddock-pill paddock-pill--quiet")),
                    new Span(grade.map(found -> times.moment(found.submission().receivedAt(), person))
                            .orElse("")),
                    Parts.text(
                            grade.filter(found -> found.report() != null)
                                    .map(found -> found.points().toString())
                                    .orElse(""),
                            "paddock-strong paddock-tabular"),
                    grade.<Component>map(found -> new Anchor(
                                    GradingLinks.submission(found.submission().id()), say("grading.mark")))
                            .orElseGet(() -> new Span("")));
        }
        var scroll = new Div();
        Parts.scroll(scroll, say("grading.submissions"));
        scroll.add(table);
        var card = Parts.card(say("grading.submissions"), scroll);
        if (marking.mayRelease(person.id(), assignment.circle())) {
            card.add(release(assignment));
        }
        return card;
    }

    private Component release(Assignment assignment) {
        return new ReleaseRow(words, person.language().locale(), errands, progress -> {
            var count = marking.release(person.id(), assignment.id(), progress);
            var book = books.gradebook(person.id(), assignment.circle());
            return ui -> {
                Toast.done(ui, Message.of("grading.released", count));
                replaceListed(assignment, book);
            };
        });
    }

    /** What is being written elsewhere on the page stays; a page that shows another assignment by now stays as it is. */
    private void replaceListed(Assignment assignment, Gradebook book) {
        if (shown != null && shown.equals(assignment.id())) {
            var now = submissions(assignment, book);
            replace(listed, now);
            listed = now;
        }
    }

    private Component state(Grade grade, boolean ungraded) {
        var report = grade.report();
        if (ungraded) {
            return Parts.text(say("grading.state.failed"), "paddock-pill paddock-pill--bad");
        }
        if (report == null) {
            return Parts.text(say("grading.state.in-queue"), "paddock-pill paddock-pill--info");
        }
        if (report.needsALook()) {
            return Parts.text(say("grading.state.look"), "paddock-pill paddock-pill--bad");
        }
        if (!grade.isComplete()) {
            return Parts.text(say("grading.state.unmarked", grade.unmarked()), "paddock-pill paddock-pill--warn");
        }
        return grade.released()
                ? Parts.text(say("grading.state.released"), "paddock-pill paddock-pill--good")
                : Parts.text(say("grading.state.complete"), "paddock-pill");
    }

    private String say(String key, Object... arguments) {
        return words.say(person.language().locale(), key, arguments);
    }
}
