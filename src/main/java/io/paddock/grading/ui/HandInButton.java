package io.paddock.grading.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.paddock.account.Person;
import io.paddock.assignment.Assignment;
import io.paddock.assignment.AssignmentService;
import io.paddock.assignment.WorkSoFar;
import io.paddock.assignment.sheet.Untouched;
import io.paddock.base.language.Message;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Toast;

/** Hands in; where answers are still as they were given it says so first, and leaves it to the student. */
final class HandInButton extends Button {

    private final transient AssignmentService assignments;
    private final transient WorkSoFar soFar;
    private final transient Person person;
    private final transient Assignment assignment;
    private final transient Words words;
    private final transient Runnable done;

    /** @param done told once it is stored */
    HandInButton(
            AssignmentService assignments,
            WorkSoFar soFar,
            Person person,
            Assignment assignment,
            Words words,
            Runnable done) {
        this.assignments = assignments;
        this.soFar = soFar;
        this.person = person;
        this.assignment = assignment;
        this.words = words;
        this.done = done;
        setText(say("grading.hand-in"));
        setIcon(VaadinIcon.UPLOAD.create());
        addThemeNames("primary");
        setId("hand-in");
        setDisableOnClick(true);
        addClickListener(click -> {
            try {
                ask();
            } finally {
                setEnabled(true);
            }
        });
    }

    private void ask() {
        soFar.untouched(person.id(), assignment.id())
                .filter(untouched -> untouched.count() > 0)
                .ifPresentOrElse(this::confirm, this::handIn);
    }

    private void confirm(Untouched untouched) {
        var dialog = new ConfirmDialog(
                say("grading.hand-in.untouched.title"),
                say("grading.hand-in.untouched", untouched.count(), untouched.answers()),
                say("grading.hand-in.anyway"),
                confirmed -> handIn());
        dialog.setId("hand-in-untouched");
        dialog.setCancelable(true);
        dialog.setCancelText(say("grading.hand-in.not-yet"));
        dialog.open();
    }

    private void handIn() {
        var taken = assignments.handIn(person.id(), assignment.id());
        getUI().ifPresent(ui ->
                Toast.done(ui, Message.of(taken.repeated() ? "grading.hand-in.unchanged" : "grading.hand-in.stored")));
        done.run();
    }

    private String say(String key, Object... arguments) {
        return words.say(person.language().locale(), key, arguments);
    }
}
