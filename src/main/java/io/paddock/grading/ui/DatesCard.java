package io.paddock.grading.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker.DateTimePickerI18n;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import io.paddock.account.Person;
import io.paddock.assignment.Assignment;
import io.paddock.assignment.Dates;
import io.paddock.assignment.HandInTerms;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.language.Words;
import io.paddock.base.ui.DateWords;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Toast;
import io.paddock.course.CourseAssignment.Days;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** When an assignment opens, is due and closes, to be set by its teachers; what its author had in mind is offered. */
class DatesCard extends Section {

    private final transient TimeWords times;
    private final transient Words words;
    private final transient Person person;
    private final DateTimePicker opens;
    private final DateTimePicker due;
    private final DateTimePicker closes;

    /** @param saved told once the dates are stored */
    DatesCard(
            HandInTerms terms,
            Assignment assignment,
            Days proposed,
            TimeWords times,
            Words words,
            Person person,
            Runnable saved) {
        this.times = times;
        this.words = words;
        this.person = person;
        addClassName("paddock-card");
        setId("dates");
        opens = picker("grading.dates.opens", assignment.dates().opens());
        due = picker("grading.dates.due", assignment.dates().due());
        closes = picker("grading.dates.closes", assignment.dates().closes());
        var save = new Button(say("grading.dates.save"));
        save.setId("save-dates");
        save.addClickListener(click -> {
            if (isReadable() && isTaken(dates -> terms.set(person.id(), assignment.id(), dates))) {
                click.getSource().getUI().ifPresent(ui -> Toast.done(ui, Message.of("grading.dates.saved")));
                saved.run();
            }
        });
        add(new H2(say("grading.dates")), Parts.muted(say("grading.dates.zone", times.zone(person))));
        if (proposed.opens() != null || proposed.due() != null || proposed.closes() != null) {
            add(offer(proposed));
        }
        add(Parts.div("paddock-row paddock-row--foot", opens, due, closes, save));
    }

    /** A date without its time, or what is no date, is not taken for none. */
    private boolean isReadable() {
        for (var field : List.of(opens, due, closes)) {
            var read = field.getDefaultValidator().apply(field.getValue(), null);
            field.setInvalid(read.isError());
            if (read.isError()) {
                FieldRefusal.show(field, read.getErrorMessage());
                return false;
            }
        }
        return true;
    }

    private boolean isTaken(Consumer<Dates> set) {
        try {
            set.accept(new Dates(
                    times.instant(opens.getValue()), times.instant(due.getValue()), times.instant(closes.getValue())));
            return true;
        } catch (Refusal refusal) {
            var field = refusal.reason().equals(Dates.CLOSES_BEFORE_DUE) ? closes : opens;
            FieldRefusal.show(
                    field, words.say(refusal.reason(), person.language().locale()));
            return false;
        }
    }

    /** Days of a class become dates once somebody says when it begins; nothing is stored before it is saved. */
    private Component offer(Days proposed) {
        var begins = new DatePicker(say("grading.dates.begins"));
        begins.setId("class-begins");
        begins.setLocale(person.language().locale());
        begins.setI18n(DateWords.in(this));
        var fill = new Button(say("grading.dates.fill"));
        fill.setId("fill-dates");
        fill.addClickListener(click -> {
            if (begins.getValue() == null) {
                FieldRefusal.show(begins, say("grading.dates.begins.missing"));
                return;
            }
            var dates = ProposedDates.of(proposed, begins.getValue());
            opens.setValue(dates.opens());
            due.setValue(dates.due());
            closes.setValue(dates.closes());
        });
        return Parts.div(
                "paddock-stack paddock-stack--tight",
                Parts.muted(say(
                        "grading.dates.proposed", day(proposed.opens()), day(proposed.due()), day(proposed.closes()))),
                Parts.div("paddock-row paddock-row--foot", begins, fill));
    }

    private static String day(@Nullable Integer day) {
        return day == null ? "–" : day.toString();
    }

    private DateTimePicker picker(String label, @Nullable Instant value) {
        var picker = new DateTimePicker(say(label));
        picker.setLocale(person.language().locale());
        picker.setDatePickerI18n(DateWords.in(this));
        picker.setI18n(new DateTimePickerI18n()
                .setBadInputErrorMessage(say("grading.dates.unreadable"))
                .setIncompleteInputErrorMessage(say("grading.dates.incomplete")));
        picker.setStep(Duration.ofMinutes(15));
        picker.setId(label.replace("grading.dates.", "date-"));
        picker.setValue(times.local(value));
        return picker;
    }

    private String say(String key, Object... arguments) {
        return words.say(person.language().locale(), key, arguments);
    }
}
