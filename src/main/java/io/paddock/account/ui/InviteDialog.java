package io.paddock.account.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocapitalize;
import com.vaadin.flow.component.textfield.TextField;
import io.paddock.account.CircleService;
import io.paddock.account.Invitation;
import io.paddock.account.Invitations;
import io.paddock.account.Invitee;
import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.ui.Problem;

/** Adds a person; what was typed stays where something cannot stand, and the link is shown in the end. */
class InviteDialog extends Dialog {

    private final UserId actor;
    private final transient Invitations invitations;
    private final transient Runnable changed;
    private final transient CircleRoleFields where;
    private final TextField name = new TextField();
    private final TextField signInName = new TextField();
    private final Select<Language> language = new Select<>();
    private final Problem problem = new Problem();
    private final Button invite = new Button();

    InviteDialog(UserId actor, Invitations invitations, CircleService circles, Runnable changed) {
        this.actor = actor;
        this.invitations = invitations;
        this.changed = changed;
        this.where = new CircleRoleFields(this, actor, circles);
        setHeaderTitle(getTranslation("account.invite.title"));
        setWidth("min(520px, 94vw)");
        name.setLabel(getTranslation("account.people.name"));
        name.setRequiredIndicatorVisible(true);
        name.setAutofocus(true);
        name.setId("invite-name");
        signInName.setLabel(getTranslation("account.people.sign-in-name"));
        signInName.setHelperText(getTranslation("account.invite.sign-in-name-hint"));
        signInName.setRequiredIndicatorVisible(true);
        signInName.setId("invite-sign-in-name");
        signInName.setAutocapitalize(Autocapitalize.NONE);
        language.setLabel(getTranslation("account.profile.language"));
        language.setItems(Language.values());
        language.setItemLabelGenerator(Language::ownName);
        language.setValue(Language.of(getLocale()));
        invite.setText(getTranslation("account.invite.button"));
        invite.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        invite.setId("send-invitation");
        invite.setDisableOnClick(true);
        invite.addClickListener(click -> invite());
        var form = new Div(problem, name, signInName, where.circle, where.role, language);
        form.addClassName("paddock-form");
        add(form);
        getFooter().add(new Button(getTranslation("account.cancel"), click -> close()), invite);
    }

    private void invite() {
        try {
            var choice = where.choice().orElseThrow(() -> new Refusal(Message.of("account.refused.circle-and-role")));
            done(invitations.invite(
                    actor,
                    new Invitee(
                            signInName.getValue(),
                            name.getValue(),
                            language.getValue(),
                            choice.circle(),
                            choice.role())));
        } catch (Refusal refusal) {
            problem.show(refusal.reason());
            invite.setEnabled(true);
        }
    }

    private void done(Invitation invitation) {
        removeAll();
        add(new LinkPanel(invitation));
        getFooter().removeAll();
        getFooter().add(new Button(getTranslation("account.close"), click -> close()));
        changed.run();
    }
}
