package io.paddock.grading.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import io.paddock.account.Person;
import io.paddock.assignment.Assignment;
import io.paddock.assignment.Extension;
import io.paddock.assignment.HandInTerms;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.language.Words;
import io.paddock.base.ui.DateWords;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Toast;
import java.time.Duration;
import java.util.List;

/** Who has longer, until when and why; given and taken back by the course's teachers. */
class ExtensionsCard extends Section {

    private final transient HandInTerms terms;
    private final transient Assignment assignment;
    private final transient Person person;
    private final transient List<Person> students;
    private final transient TimeWords times;
    private final transient Words words;
    private final Div list = Parts.div("paddock-list");

    ExtensionsCard(
            HandInTerms terms,
            Assignment assignment,
            Person person,
            List<Person> students,
            TimeWords times,
            Words words) {
        this.terms = terms;
        this.assignment = assignment;
        this.person = person;
        this.students = List.copyOf(students);
        this.times = times;
        this.words = words;
        addClassName("paddock-card");
        setId("extensions");
        add(new H2(say("grading.extensions")), list);
        if (assignment.dates().due() == null) {
            list.add(Parts.muted(say("grading.extensions.no-due")));
        } else {
            add(form());
            refresh();
        }
    }

    private void refresh() {
        list.removeAll();
        var given = terms.extensions(person.id(), assignment.id());
        if (given.isEmpty()) {
            list.add(Parts.muted(say("grading.extensions.none")));
        }
        given.forEach(extension -> list.add(item(extension)));
    }

    private Component item(Extension extension) {
        var name = students.stream()
                .filter(student -> student.id().equals(extension.person()))
                .map(Person::displayName)
                .findFirst()
                .orElseGet(() -> say("grading.extensions.left"));
        var text = Parts.div(
                "paddock-grow",
                Parts.div("paddock-item__title", Parts.text(name)),
                Parts.div(
                        "paddock-item__detail",
                        Parts.text(say("grading.due", times.moment(extension.due(), person))),
                        Parts.div("", Parts.text(extension.reason()))));
        var away = new Button(say("grading.extensions.withdraw"), click -> {
            terms.withdraw(person.id(), assignment.id(), extension.person());
            refresh();
        });
        away.addThemeNames("small", "tertiary");
        away.setDisableOnClick(true);
        away.getElement().setAttribute("aria-label", say("grading.extensions.withdraw.of", name));
        return Parts.div("paddock-item", text, away);
    }

    private Component form() {
        var student = new ComboBox<Person>(say("grading.gradebook.student"));
        student.setId("extension-student");
        student.setItems(students);
        student.setItemLabelGenerator(one -> one.displayName() + " (" + one.signInName() + ")");
        var until = new DateTimePicker(say("grading.extensions.until"));
        until.setId("extension-until");
        until.setLocale(person.language().locale());
        until.setDatePickerI18n(DateWords.in(this));
        until.setStep(Duration.ofMinutes(15));
        var reason = new TextField(say("grading.extensions.reason"));
        reason.setId("extension-reason");
        reason.setMaxLength(500);
        var give = new Button(say("grading.extensions.give"));
        give.setId("extension-give");
        give.setDisableOnClick(true);
        give.addClickListener(click -> {
            try {
                var due = times.instant(until.getValue());
                if (student.getValue() == null) {
                    FieldRefusal.show(student, say("grading.extensions.incomplete"));
                } else if (due == null) {
                    FieldRefusal.show(until, say("grading.extensions.incomplete"));
                } else {
                    give(new Extension(student.getValue().id(), due, reason.getValue()));
                }
            } catch (Refusal refusal) {
                FieldRefusal.show(
                        until, words.say(refusal.reason(), person.language().locale()));
            } finally {
                give.setEnabled(true);
            }
        });
        return Parts.div("paddock-row paddock-row--foot paddock-gap-top", student, until, reason, give);
    }

    private void give(Extension extension) {
        terms.extend(person.id(), assignment.id(), extension);
        getUI().ifPresent(ui -> Toast.done(ui, Message.of("grading.extensions.given")));
        refresh();
    }

    private String say(String key, Object... arguments) {
        return words.say(person.language().locale(), key, arguments);
    }
}
