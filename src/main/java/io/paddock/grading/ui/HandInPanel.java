package io.paddock.grading.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.paddock.account.Person;
import io.paddock.assignment.Assignment;
import io.paddock.assignment.AssignmentService;
import io.paddock.assignment.HandInTerms;
import io.paddock.assignment.Submission;
import io.paddock.assignment.WorkSoFar;
import io.paddock.assignment.sheet.Points;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Parts;
import io.paddock.grading.Grade;
import io.paddock.grading.GradingJob;
import io.paddock.grading.GradingJob.State;
import io.paddock.grading.GradingLinks;
import io.paddock.grading.GradingNews;
import io.paddock.grading.GradingService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a person's work stands: until when, checked, handed in with the receipt large, graded. Follows the queue by itself. */
class HandInPanel extends Div {

    private final transient AssignmentService assignments;
    private final transient WorkSoFar soFar;
    private final transient GradingService grading;
    private final transient HandInTerms terms;
    private final transient GradingNews news;
    private final transient TimeWords times;
    private final transient Words words;
    private final transient Person person;
    private final transient Assignment assignment;
    private final Div state = Parts.div("paddock-stack");
    private final transient Map<String, String> titles;
    private transient @Nullable Runnable unfollow;

    /** Makes panels with what they need. */
    @org.springframework.stereotype.Component
    static class Maker {

        private final AssignmentService assignments;
        private final WorkSoFar soFar;
        private final GradingService grading;
        private final HandInTerms terms;
        private final GradingNews news;
        private final TimeWords times;
        private final Words words;

        Maker(
                AssignmentService assignments,
                WorkSoFar soFar,
                GradingService grading,
                HandInTerms terms,
                GradingNews news,
                TimeWords times,
                Words words) {
            this.assignments = assignments;
            this.soFar = soFar;
            this.grading = grading;
            this.terms = terms;
            this.news = news;
            this.times = times;
            this.words = words;
        }

        HandInPanel make(Person person, Assignment assignment) {
            return new HandInPanel(this, person, assignment);
        }
    }

    private HandInPanel(Maker maker, Person person, Assignment assignment) {
        this.assignments = maker.assignments;
        this.soFar = maker.soFar;
        this.grading = maker.grading;
        this.terms = maker.terms;
        this.news = maker.news;
        this.times = maker.times;
        this.words = maker.words;
        this.person = person;
        this.assignment = assignment;
        this.titles = assignments.titles(person.id(), assignment.id());
        addClassNames("paddock-stack", "paddock-stack--loose");
        if (assignment.withdrawn()) {
            add(Parts.div("paddock-banner paddock-banner--warn", Parts.text(say("grading.withdrawn.told"))), state);
        } else {
            add(dates(), actions(), state);
        }
        refresh();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var ui = event.getUI();
        unfollow = news.follow(person.id(), () -> ui.access(this::refresh));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (unfollow != null) {
            unfollow.run();
            unfollow = null;
        }
    }

    private Component dates() {
        var dates = terms.dates(person.id(), List.of(assignment)).getOrDefault(assignment.id(), assignment.dates());
        var lines = new ArrayList<Component>();
        lines.add(Parts.text(say("grading.due", times.moment(dates.due(), person)), "paddock-strong"));
        if (!dates.equals(assignment.dates())) {
            lines.add(Parts.text(say("grading.extended"), "paddock-pill paddock-pill--info"));
        }
        if (dates.closes() != null) {
            lines.add(Parts.text(say("grading.closes", times.moment(dates.closes(), person)), "paddock-muted"));
        }
        var rules = assignment.rules();
        if (dates.due() != null && rules.latePercent() > 0) {
            lines.add(Parts.text(say("grading.rules.late.told", rules.latePercent()), "paddock-muted"));
        }
        var most = rules.attempts();
        if (most != null) {
            lines.add(Parts.text(say("grading.rules.attempts.told", most), "paddock-muted"));
        }
        return Parts.div("paddock-stack paddock-stack--tight", lines.toArray(Component[]::new));
    }

    private Component actions() {
        var check = new Button(say("grading.check"), VaadinIcon.CHECK_CIRCLE_O.create(), click -> {
            grading.check(person.id(), assignment.id());
            refresh();
        });
        check.setId("check");
        check.setDisableOnClick(true);
        check.addClickListener(click -> check.setEnabled(true));
        var handIn = new HandInButton(assignments, soFar, person, assignment, words, this::refresh);
        return Parts.div(
                "paddock-stack paddock-stack--tight",
                Parts.div("paddock-row", check, handIn),
                Parts.muted(say("grading.check.help")));
    }

    private void refresh() {
        state.removeAll();
        var mine = assignments.mine(person.id(), assignment.id());
        if (!mine.isEmpty()) {
            var last = mine.getFirst();
            var grade = grading.grade(person.id(), last.id()).filter(Grade::released);
            grade.ifPresent(out -> state.add(new GradeCard(out, possible(), titles, person, words)));
            state.add(receipt(last, grade.isPresent()));
        }
        grading.lastCheck(person.id(), assignment.id()).ifPresent(check -> state.add(check(check)));
    }

    private Component receipt(Submission last, boolean graded) {
        var clock = Parts.div("paddock-num paddock-num--large", Parts.text(times.clock(last.receivedAt())));
        clock.setId("receipt-time");
        var where = Parts.text(
                say("grading.receipt.when", times.date(last.receivedAt(), person), times.zone(person)),
                "paddock-muted");
        var pill = Parts.text(
                say(last.late() ? "grading.receipt.late" : "grading.receipt.stored", last.number()),
                last.late() ? "paddock-pill paddock-pill--warn" : "paddock-pill paddock-pill--good");
        var hash = Parts.div("paddock-mono paddock-muted", Parts.text("SHA-256 " + last.sha256()));
        hash.getStyle().set("overflow-wrap", "anywhere").set("font-size", "0.75rem");
        var card = Parts.card(
                say("grading.receipt"), Parts.div("paddock-row paddock-row--baseline", clock, pill), where, hash);
        card.setId("receipt");
        soFar.changedSince(person.id(), assignment.id())
                .ifPresent(cells -> card.add(Parts.muted(say("grading.changed-since", cells))));
        grading.run(person.id(), last.id())
                // with the grade above, nobody has to wait for it
                .filter(job -> !graded || job.state() != State.DONE)
                .ifPresent(job -> card.add(Parts.muted(queue(job, "grading.run."))));
        card.add(Parts.div(
                "paddock-row",
                Parts.download(GradingLinks.receiptFile(last.id()), say("grading.receipt.download")),
                Parts.download(GradingLinks.notebookFile(last.id()), say("grading.receipt.notebook"))));
        return card;
    }

    private Component check(GradingJob check) {
        var card = Parts.card(say("grading.check.result"), Parts.muted(queue(check, "grading.check.")));
        card.setId("check-result");
        if (check.isOpen()) {
            var cancel =
                    new Button(say("grading.check.cancel"), click -> grading.cancelCheck(person.id(), assignment.id()));
            cancel.addThemeNames("small");
            cancel.setId("cancel-check");
            cancel.setDisableOnClick(true);
            card.add(cancel);
        }
        var report = check.report();
        if (report != null) {
            card.add(new TestDots(report, titles, false, person, words));
            for (var error : report.errors()) {
                var line = Parts.div(
                        "paddock-mono",
                        Parts.text(called(error.name()) + " · " + error.status() + " " + error.error()));
                line.getStyle().set("overflow-wrap", "anywhere").set("font-size", "0.8rem");
                card.add(line);
            }
            for (var note : report.repairs()) {
                card.add(Parts.muted(say("grading.repair." + note.kind().name(), called(note.cell()))));
            }
        }
        return card;
    }

    private String queue(GradingJob job, String prefix) {
        var text = switch (job.state()) {
            case QUEUED -> say("grading.place", job.place());
            case RUNNING -> say("grading.running");
            case DONE -> say(prefix + "done");
            case CANCELLED -> say("grading.check.cancelled");
            case FAILED -> say(prefix + "failed");
        };
        var reason = job.reason();
        return reason == null || job.state() == State.DONE
                ? text
                : text + " " + words.say(reason, person.language().locale());
    }

    private Points possible() {
        return assignments.points(List.of(assignment.id())).getOrDefault(assignment.id(), Points.NONE);
    }

    private String called(String cell) {
        return titles.getOrDefault(cell, cell);
    }

    private String say(String key, Object... arguments) {
        return words.say(person.language().locale(), key, arguments);
    }
}
