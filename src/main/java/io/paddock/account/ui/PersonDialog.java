package io.paddock.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.paddock.account.CircleNames;
import io.paddock.account.CircleService;
import io.paddock.account.Directory;
import io.paddock.account.Directory.Listing;
import io.paddock.account.Directory.Standing;
import io.paddock.account.Invitations;
import io.paddock.account.Membership;
import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Toast;

/** What an administrator changes about a person: roles, and whether and how the person signs in. */
class PersonDialog extends Dialog {

    private final UserId actor;
    private final UserId person;
    private final transient Invitations invitations;
    private final transient CircleService circles;
    private final transient CircleNames names;
    private final transient Directory directory;
    private final transient Runnable changed;

    PersonDialog(
            UserId actor,
            UserId person,
            Invitations invitations,
            CircleService circles,
            CircleNames names,
            Directory directory,
            Runnable changed) {
        this.actor = actor;
        this.person = person;
        this.invitations = invitations;
        this.circles = circles;
        this.names = names;
        this.directory = directory;
        this.changed = changed;
        setWidth("min(560px, 94vw)");
        getFooter().add(new Button(getTranslation("account.close"), click -> close()));
        show();
    }

    private void show() {
        removeAll();
        var listing = directory.find(actor, person);
        setHeaderTitle(listing.person().displayName());
        var content = new Div(roles(listing), signIn(listing));
        content.addClassName("paddock-stack");
        add(content);
    }

    private Component roles(Listing listing) {
        var list = new Div();
        list.addClassName("paddock-list");
        list.getElement().setAttribute("role", "list");
        listing.memberships().forEach(membership -> list.add(role(membership)));
        var fields = new CircleRoleFields(this, actor, circles);
        var add = button("account.person.add-role", () -> {
            var choice = fields.choice().orElseThrow(() -> new Refusal(Message.of("account.refused.circle-and-role")));
            circles.join(actor, person, choice.circle(), choice.role());
        });
        add.setId("add-role");
        var form = new Div(fields.circle, fields.role, add);
        form.addClassNames("paddock-form", "account-add-role");
        return new Section(heading("account.people.roles"), list, form);
    }

    private Component role(Membership membership) {
        var text = new Div(Roles.in(this, membership.role(), names.in(membership.circle(), getLocale())));
        text.addClassName("paddock-item__title");
        var item = new Div(text);
        item.addClassName("paddock-item");
        item.getElement().setAttribute("role", "listitem");
        if (circles.grantable(actor, membership.circle()).contains(membership.role())) {
            var take = button(
                    "account.person.take-role",
                    () -> circles.leave(actor, person, membership.circle().id(), membership.role()));
            take.addThemeVariants(ButtonVariant.LUMO_SMALL);
            take.setAriaLabel(getTranslation("account.person.take-role") + ": "
                    + Roles.in(this, membership.role(), names.in(membership.circle(), getLocale())));
            item.add(take);
        }
        return item;
    }

    private Component signIn(Listing listing) {
        var state = new Div(new Span(listing.person().signInName()), Standings.pill(this, listing.standing()));
        state.addClassName("paddock-row");
        var section = new Section(heading("account.person.sign-in"), state);
        if (!directory.mayLookAfter(actor, person)) {
            section.add(Parts.muted(getTranslation("account.person.not-yours")));
            return section;
        }
        var link = new Button(getTranslation(
                listing.standing() == Standing.INVITED ? "account.person.new-link" : "account.person.reset"));
        link.setId("new-link");
        link.setDisableOnClick(true);
        var place = new Div();
        link.addClickListener(click -> tried(() -> {
            place.removeAll();
            place.add(new LinkPanel(invitations.renew(actor, person)));
        }));
        var locked = listing.standing() == Standing.LOCKED;
        var lock = button(locked ? "account.person.unlock" : "account.person.lock", () -> {
            if (locked) {
                invitations.unlock(actor, person);
            } else {
                invitations.lock(actor, person);
            }
        });
        lock.setId("lock");
        if (!locked) {
            lock.addThemeVariants(ButtonVariant.LUMO_ERROR);
        }
        var row = new Div(link, lock);
        row.addClassNames("paddock-row", "paddock-card__foot");
        section.add(
                Parts.muted(getTranslation(locked ? "account.person.locked-text" : "account.person.lock-text")),
                row,
                place);
        return section;
    }

    /** A button that changes something and shows the person as they then are. */
    private Button button(String key, Runnable change) {
        var button = new Button(getTranslation(key));
        button.setDisableOnClick(true);
        button.addClickListener(click -> {
            tried(() -> {
                change.run();
                changed.run();
                show();
            });
            button.setEnabled(true);
        });
        return button;
    }

    private void tried(Runnable change) {
        try {
            change.run();
        } catch (Refusal refusal) {
            getUI().ifPresent(ui -> Toast.problem(ui, refusal.reason()));
        }
    }

    private H2 heading(String key) {
        var heading = new H2(getTranslation(key));
        heading.addClassName("paddock-section");
        return heading;
    }
}
