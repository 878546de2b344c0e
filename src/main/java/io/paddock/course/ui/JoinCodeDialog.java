package io.paddock.course.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import io.paddock.account.Circle;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.ui.DateWords;
import io.paddock.base.ui.Problem;
import io.paddock.course.roster.JoinCodes;
import io.paddock.course.roster.JoinWindow;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes a code with which people take themselves into a course. */
class JoinCodeDialog extends Dialog {

    private static final int DAYS_OPEN = 14;

    private final transient PeopleOfCourse people;
    private final transient Runnable changed;
    private final ZoneId zone;
    private final DateTimePicker opens = new DateTimePicker();
    private final DateTimePicker closes = new DateTimePicker();
    private final IntegerField seats = new IntegerField();
    private final Select<Circle> section = new Select<>();
    private final Problem problem = new Problem();
    private final Button make = new Button();

    JoinCodeDialog(PeopleOfCourse people, Runnable changed) {
        this.people = people;
        this.changed = changed;
        this.zone = people.person().zone();
        setHeaderTitle(getTranslation("enrol.codes.make"));
        setWidth("min(520px, 94vw)");
        var now = LocalDateTime.ofInstant(people.now(), zone).truncatedTo(ChronoUnit.MINUTES);
        picker(opens, "enrol.codes.opens", now);
        picker(closes, "enrol.codes.closes", now.plusDays(DAYS_OPEN));
        opens.setId("opens");
        closes.setId("closes");
        closes.setHelperText(zone.getDisplayName(TextStyle.FULL, getLocale()));
        seats.setLabel(getTranslation("enrol.codes.seats"));
        seats.setMin(1);
        seats.setMax(JoinCodes.MOST_SEATS);
        seats.setId("seats");
        section.setLabel(getTranslation("enrol.codes.section"));
        section.setItems(people.sections());
        section.setItemLabelGenerator(
                circle -> circle == null ? getTranslation("roster.member.no-section") : circle.name());
        section.setEmptySelectionAllowed(true);
        section.setEmptySelectionCaption(getTranslation("roster.member.no-section"));
        section.setVisible(!people.sections().isEmpty());
        make.setText(getTranslation("enrol.codes.make"));
        make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        make.setDisableOnClick(true);
        make.setId("make-now");
        make.addClickListener(click -> make());
        var form = new Div(problem, opens, closes, seats, section);
        form.addClassName("paddock-form");
        add(form);
        getFooter().add(new Button(getTranslation("account.cancel"), click -> close()), make);
    }

    private void picker(DateTimePicker picker, String label, LocalDateTime value) {
        picker.setLabel(getTranslation(label));
        picker.setValue(value);
        picker.setLocale(getLocale());
        picker.setDatePickerI18n(DateWords.in(this));
        picker.setDateAriaLabel(getTranslation(label));
        picker.setTimeAriaLabel(getTranslation(label));
    }

    private void make() {
        try {
            if (opens.getValue() == null || closes.getValue() == null) {
                throw new Refusal(Message.of("enrol.refused.window"));
            }
            if (seats.isInvalid()) {
                throw new Refusal(Message.of("enrol.refused.seats", JoinCodes.MOST_SEATS));
            }
            people.makeCode(new JoinWindow(
                    Optional.ofNullable(section.getValue()).map(Circle::id),
                    opens.getValue().atZone(zone).toInstant(),
                    closes.getValue().atZone(zone).toInstant(),
                    seats.getValue() == null ? OptionalInt.empty() : OptionalInt.of(seats.getValue())));
            changed.run();
            close();
        } catch (Refusal refusal) {
            problem.show(refusal.reason());
            make.setEnabled(true);
        }
    }
}
