package io.paddock.course.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import io.paddock.account.ActivationCode;
import io.paddock.account.Circle;
import io.paddock.account.CircleMembers.Member;
import io.paddock.account.Directory.Standing;
import io.paddock.account.Role;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.ui.CopyField;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Toast;
import java.util.List;
import java.util.function.Consumer;

/** What is changed about a person in a course: the section, whether they are in it, and how students get in. */
class MemberDialog extends Dialog {

    private final transient PeopleOfCourse people;
    private final transient Member member;
    private final transient Consumer<List<ActivationCode>> changed;

    MemberDialog(PeopleOfCourse people, Member member, Consumer<List<ActivationCode>> changed) {
        this.people = people;
        this.member = member;
        this.changed = changed;
        setHeaderTitle(member.person().displayName());
        setWidth("min(520px, 94vw)");
        var content = Parts.div("paddock-stack", signIn());
        if (member.roles().contains(Role.STUDENT) && !people.sections().isEmpty()) {
            content.addComponentAsFirst(section());
        }
        content.add(removal());
        add(content);
        getFooter().add(new Button(getTranslation("account.close"), click -> close()));
    }

    private Component section() {
        var section = new Select<Circle>();
        section.setItems(people.sections());
        section.setItemLabelGenerator(Circle::name);
        section.setAriaLabel(getTranslation("roster.member.section"));
        section.setPlaceholder(getTranslation("roster.member.no-section"));
        section.setId("member-section");
        member.sections().stream().findFirst().ifPresent(section::setValue);
        var move = button("roster.member.move", "move", () -> {
            if (section.getValue() != null) {
                people.move(member.person().id(), section.getValue().id());
                done(Message.of("roster.member.moved"));
            }
        });
        return new Section(heading("roster.member.section"), Parts.div("paddock-row", section, move));
    }

    private Component signIn() {
        var id = member.person().id();
        var state = Parts.div(
                "paddock-row", new Span(member.person().signInName()), RosterWords.standing(this, member.standing()));
        var section = new Section(heading("account.person.sign-in"), state);
        var row = Parts.div("paddock-row paddock-card__foot");
        if (member.standing() == Standing.INVITED
                && member.roles().contains(Role.STUDENT)
                && member.number().isPresent()) {
            row.add(button("roster.member.code", "new-code", () -> {
                changed.accept(people.newCodes(List.of(id)));
                close();
            }));
        }
        if (people.mayRenew(id)) {
            var place = new Div();
            row.add(button("roster.member.password", "new-link", () -> {
                place.removeAll();
                var invitation = people.renew(id);
                place.add(
                        Parts.muted(getTranslation(
                                "account.link.text", invitation.person().displayName(), invitation.expiresAt())),
                        new CopyField(getTranslation("account.link"), invitation.path()).withFieldId("one-time-link"));
            }));
            section.add(Parts.muted(getTranslation("roster.member.password-text")), row, place);
        } else {
            section.add(Parts.muted(getTranslation("roster.member.not-yours")), row);
        }
        return section;
    }

    private Component removal() {
        var row = Parts.div("paddock-row paddock-card__foot");
        var grantable = people.grantable();
        member.roles().stream().filter(grantable::contains).sorted().forEach(role -> {
            var remove = button("roster.member.remove", "remove-" + role, () -> ask(role));
            remove.setText(getTranslation("roster.member.remove", RosterWords.role(this, role)));
            remove.addThemeVariants(ButtonVariant.LUMO_ERROR);
            row.add(remove);
        });
        return new Section(Parts.muted(getTranslation("roster.member.remove-text")), row);
    }

    private void ask(Role role) {
        var dialog = new ConfirmDialog();
        dialog.setHeader(getTranslation(
                "roster.member.remove-title", member.person().displayName(), RosterWords.role(this, role)));
        dialog.setText(effect(role));
        dialog.setConfirmText(getTranslation("roster.member.remove-confirm"));
        dialog.setConfirmButtonTheme("error primary");
        dialog.addConfirmListener(confirmed -> {
            try {
                people.remove(member.person().id(), role);
                done(Message.of("roster.member.removed", member.person().displayName()));
            } catch (Refusal refusal) {
                getUI().ifPresent(ui -> Toast.problem(ui, refusal.reason()));
            }
        });
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("account.cancel"));
        dialog.open();
    }

    /** What it means for the person. */
    private String effect(Role role) {
        var kept = member.roles().stream()
                .filter(other -> other != role)
                .sorted()
                .map(other -> RosterWords.role(this, other))
                .toList();
        var name = member.person().displayName();
        if (!kept.isEmpty()) {
            return getTranslation("roster.member.remove-part", name, String.join(", ", kept));
        }
        var sections = member.sections().stream().map(Circle::name).toList();
        return sections.isEmpty()
                ? getTranslation("roster.member.remove-whole", name)
                : getTranslation("roster.member.remove-sections", name, String.join(", ", sections));
    }

    private void done(Message what) {
        changed.accept(List.of());
        getUI().ifPresent(ui -> Toast.done(ui, what));
        close();
    }

    private Button button(String key, String id, Runnable change) {
        var button = new Button(getTranslation(key));
        button.setId(id);
        button.setDisableOnClick(true);
        button.addClickListener(click -> {
            try {
                change.run();
            } catch (Refusal refusal) {
                getUI().ifPresent(ui -> Toast.problem(ui, refusal.reason()));
            } finally {
                button.setEnabled(true);
            }
        });
        return button;
    }

    private H2 heading(String key) {
        var heading = new H2(getTranslation(key));
        heading.addClassName("paddock-section");
        return heading;
    }
}
