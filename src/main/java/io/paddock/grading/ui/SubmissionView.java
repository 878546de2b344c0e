package io.paddock.grading.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.paddock.account.AccountService;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.assignment.Assignment;
import io.paddock.assignment.AssignmentService;
import io.paddock.assignment.SubmissionId;
import io.paddock.assignment.sheet.Points;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Titled;
import io.paddock.base.ui.Toast;
import io.paddock.grading.Grade;
import io.paddock.grading.Grade.Answer;
import io.paddock.grading.GradingJob.State;
import io.paddock.grading.GradingLinks;
import io.paddock.grading.GradingService;
import io.paddock.grading.Marking;
import io.paddock.grading.RunReport;
import jakarta.annotation.security.PermitAll;
import java.math.BigDecimal;
import java.util.Map;

/** One submission for whoever marks it: the tests, what was repaired, the answers with points and a comment. */
@Route("submissions/:id([0-9]{1,18})")
@PermitAll
class SubmissionView extends Div implements BeforeEnterObserver, Titled {

    private final transient AssignmentService assignments;
    private final transient GradingService grading;
    private final transient Marking marking;
    private final transient AccountService accounts;
    private final transient TimeWords times;
    private final transient Words words;
    private final transient Person person;
    private transient Map<String, String> titles = Map.of();
    private String title = "";

    SubmissionView(
            CurrentPerson current,
            AssignmentService assignments,
            GradingService grading,
            Marking marking,
            AccountService accounts,
            TimeWords times,
            Words words) {
        this.assignments = assignments;
        this.grading = grading;
        this.marking = marking;
        this.accounts = accounts;
        this.times = times;
        this.words = words;
        this.person = current.require();
        addClassNames("paddock-stack", "paddock-stack--loose");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = new SubmissionId(
                Long.parseLong(event.getRouteParameters().get("id").orElse("0")));
        var assignment = assignments.find(
                person.id(), assignments.submission(person.id(), id).assignment());
        if (!grading.mayRead(person.id(), assignment.circle())) {
            throw new NotFoundException();
        }
        show(assignment, grading.grade(person.id(), id).orElseThrow(NotFoundException::new));
    }

    @Override
    public String heading() {
        return title;
    }

    private void show(Assignment assignment, Grade grade) {
        removeAll();
        var submission = grade.submission();
        titles = assignments.titles(person.id(), submission.id());
        var name = accounts.find(submission.person()).map(Person::displayName).orElse("");
        title = say("grading.submission.of", name, assignment.title().in(person.language()));
        add(
                new Anchor(GradingLinks.marking(assignment), say("grading.submissions")),
                Parts.div(
                        "paddock-row",
                        Parts.text(grade.points().toString(), "paddock-num paddock-num--large"),
                        Parts.muted(say(
                                "grading.submission.received",
                                submission.number(),
                                times.moment(submission.receivedAt(), person))),
                        Parts.download(GradingLinks.notebookFile(submission.id()), say("grading.receipt.notebook"))));
        if (submission.deduction() > 0) {
            add(Parts.muted(say("grading.deduction", grade.earned().toString(), submission.deduction())));
        }
        var mayMark = marking.mayMark(person.id(), assignment.circle());
        grade.answers().forEach(answer -> add(answer(assignment, grade, answer, mayMark)));
        add(tests(grade, mayMark));
    }

    private Component tests(Grade grade, boolean mayMark) {
        var report = grade.report();
        var card = Parts.card(say("grading.tests"));
        if (report == null) {
            card.add(unreported(grade));
        } else {
            if (report.flag() != RunReport.Flag.NONE) {
                card.add(Parts.div(
                        "paddock-banner paddock-banner--bad",
                        Parts.text(say("grading.flag." + report.flag().name()))));
            }
            marking.solutionFails(person.id(), grade.submission().id())
                    .forEach(test -> card.add(Parts.div(
                            "paddock-banner paddock-banner--warn",
                            Parts.text(say("grading.solution-fails", called(test))))));
            report.repairs()
                    .forEach(note -> card.add(
                            Parts.muted(say("grading.repair." + note.kind().name(), called(note.cell())))));
            card.add(new TestDots(report, titles, true, person, words));
        }
        if (mayMark) {
            var again = new Button(say("grading.again"), click -> {
                marking.gradeAgain(person.id(), grade.submission().id());
                click.getSource().getUI().ifPresent(ui -> Toast.done(ui, Message.of("grading.again.done")));
            });
            again.addThemeNames("small");
            card.add(again);
        }
        return card;
    }

    private Component unreported(Grade grade) {
        var failed = grading.run(person.id(), grade.submission().id()).filter(job -> job.state() == State.FAILED);
        if (failed.isEmpty()) {
            return Parts.muted(say("grading.state.in-queue"));
        }
        var reason = failed.get().reason();
        return Parts.div(
                "paddock-banner paddock-banner--bad",
                Parts.text(
                        reason == null
                                ? say("grading.state.failed")
                                : words.say(reason, person.language().locale())));
    }

    private Component answer(Assignment assignment, Grade grade, Answer answer, boolean mayMark) {
        var text = new Pre(answer.text());
        text.addClassName("paddock-panel");
        text.getStyle().set("white-space", "pre-wrap").set("overflow-wrap", "anywhere");
        var scheme = new Pre(answer.scheme());
        scheme.addClassNames("paddock-muted");
        scheme.getStyle().set("white-space", "pre-wrap").set("overflow-wrap", "anywhere");
        var card = Parts.card(
                say("grading.answer", called(answer.cell()), answer.possible().toString()),
                text,
                Parts.muted(say("grading.answer.scheme")),
                scheme);
        if (mayMark) {
            card.add(form(assignment, grade, answer));
        }
        return card;
    }

    private Component form(Assignment assignment, Grade grade, Answer answer) {
        var points = new BigDecimalField(say("grading.points"));
        points.setId("points-" + answer.cell());
        points.setLocale(person.language().locale());
        var remark = new TextArea(say("grading.comment"));
        remark.setId("comment-" + answer.cell());
        remark.setMaxLength(4_000);
        remark.addClassName("paddock-grow");
        var mark = answer.mark();
        if (mark != null) {
            points.setValue(mark.points().decimal());
            remark.setValue(mark.remark());
        }
        var save = new Button(say("grading.mark.save"));
        save.addThemeNames("primary");
        save.setId("save-" + answer.cell());
        save.addClickListener(click -> {
            marking.mark(
                    person.id(), grade.submission().id(), answer.cell(), points(points.getValue()), remark.getValue());
            click.getSource().getUI().ifPresent(ui -> Toast.done(ui, Message.of("grading.mark.saved")));
            show(assignment, grading.grade(person.id(), grade.submission().id()).orElse(grade));
        });
        return Parts.div("paddock-row paddock-row--end", points, remark, save);
    }

    private static Points points(@org.jspecify.annotations.Nullable BigDecimal value) {
        if (value == null) {
            throw new Refusal(Message.of("grading.refused.no-points"));
        }
        try {
            return Points.of(value);
        } catch (ArithmeticException | IllegalArgumentException uncountable) {
            throw new Refusal(Message.of("grading.refused.no-points"), uncountable);
        }
    }

    private String called(String cell) {
        return titles.getOrDefault(cell, cell);
    }

    private String say(String key, Object... arguments) {
        return words.say(person.language().locale(), key, arguments);
    }
}
