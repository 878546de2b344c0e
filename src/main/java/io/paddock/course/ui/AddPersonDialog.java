package io.paddock.course.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocapitalize;
import com.vaadin.flow.component.textfield.TextField;
import io.paddock.account.ActivationCode;
import io.paddock.account.Circle;
import io.paddock.account.Invitation;
import io.paddock.account.Role;
import io.paddock.base.language.Language;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.ui.CopyField;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Problem;
import io.paddock.base.ui.Toast;
import io.paddock.course.roster.Added;
import io.paddock.course.roster.Addition;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes one person into a course; what was typed stays where something cannot stand. */
class AddPersonDialog extends Dialog {

    private final transient PeopleOfCourse people;
    private final transient Consumer<List<ActivationCode>> changed;
    private final TextField number = new TextField();
    private final TextField name = new TextField();
    private final Select<Role> role = new Select<>();
    private final ComboBox<String> section = new ComboBox<>();
    private final Problem problem = new Problem();
    private final Button add = new Button();

    AddPersonDialog(PeopleOfCourse people, Consumer<List<ActivationCode>> changed) {
        this.people = people;
        this.changed = changed;
        setHeaderTitle(getTranslation("roster.add.title"));
        setWidth("min(520px, 94vw)");
        number.setLabel(getTranslation("roster.add.number"));
        number.setRequiredIndicatorVisible(true);
        number.setAutofocus(true);
        number.setAutocapitalize(Autocapitalize.NONE);
        number.setId("add-number");
        name.setLabel(getTranslation("roster.add.name"));
        name.setHelperText(getTranslation("roster.add.name-hint"));
        name.setId("add-name");
        role.setLabel(getTranslation("roster.add.role"));
        role.setItems(people.grantable());
        role.setItemLabelGenerator(item -> RosterWords.role(this, item));
        role.setValue(Role.STUDENT);
        role.setId("add-role");
        section.setLabel(getTranslation("roster.add.section"));
        section.setHelperText(getTranslation("roster.add.section-hint"));
        section.setItems(people.sections().stream().map(Circle::name).toList());
        section.setAllowCustomValue(true);
        section.addCustomValueSetListener(typed -> section.setValue(typed.getDetail()));
        section.setId("add-section");
        role.addValueChangeListener(change -> section.setVisible(change.getValue() == Role.STUDENT));
        add.setText(getTranslation("roster.add.button"));
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add.setDisableOnClick(true);
        add.setId("add-now");
        add.addClickListener(click -> add());
        var form = new Div(problem, number, name, role, section);
        form.addClassName("paddock-form");
        add(form);
        getFooter().add(new Button(getTranslation("account.cancel"), click -> close()), add);
    }

    private void add() {
        try {
            var wanted = role.getValue();
            done(people.add(new Addition(
                    number.getValue(),
                    name.getValue(),
                    wanted,
                    wanted == Role.STUDENT
                            ? Optional.ofNullable(section.getValue()).orElse("")
                            : "",
                    Language.of(getLocale()))));
        } catch (Refusal refusal) {
            problem.show(refusal.reason());
            add.setEnabled(true);
        }
    }

    private void done(Added added) {
        changed.accept(added.code().stream().toList());
        added.invitation().ifPresentOrElse(this::show, () -> {
            getUI().ifPresent(ui ->
                    Toast.done(ui, Message.of(added.before() ? "roster.add.there" : "roster.add.done", added.name())));
            close();
        });
    }

    private void show(Invitation invitation) {
        removeAll();
        add(
                Parts.muted(
                        getTranslation("account.link.text", invitation.person().displayName(), invitation.expiresAt())),
                new CopyField(getTranslation("account.link"), invitation.path()).withFieldId("one-time-link"));
        getFooter().removeAll();
        getFooter().add(new Button(getTranslation("account.close"), click -> close()));
    }
}
