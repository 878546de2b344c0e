package io.paddock.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Route;
import io.paddock.account.AccessDenied;
import io.paddock.account.CircleNames;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Directory;
import io.paddock.account.Directory.Listing;
import io.paddock.account.Directory.Standing;
import io.paddock.account.UserId;
import io.paddock.base.ui.Pager;
import io.paddock.base.ui.Titled;
import jakarta.annotation.security.PermitAll;

/** The people that an administrator or auditor looks after. */
@Route("people")
@PermitAll
class PeopleView extends Div implements Titled {

    private static final int PAGE = 25;

    private final transient Directory directory;
    private final transient CircleNames names;
    private final transient PeopleDialogs dialogs;
    private final UserId actor;
    private final TextField filter = new TextField();
    private final Div list = new Div();
    private final Pager pager = new Pager(PAGE, this::show);
    private int shown;

    PeopleView(CurrentPerson current, Directory directory, CircleNames names, PeopleDialogs dialogs) {
        this.directory = directory;
        this.names = names;
        this.dialogs = dialogs;
        this.actor = current.require().id();
        if (!directory.mayRead(actor)) {
            throw new AccessDenied(actor, "the list of people");
        }
        filter.setPlaceholder(getTranslation("account.people.filter"));
        filter.setAriaLabel(getTranslation("account.people.filter"));
        filter.setPrefixComponent(VaadinIcon.SEARCH.create());
        filter.setClearButtonVisible(true);
        filter.setValueChangeMode(ValueChangeMode.LAZY);
        filter.addValueChangeListener(change -> show(0));
        var tools = new Div(filter);
        tools.addClassNames("paddock-row", "paddock-row--between");
        if (dialogs.mayInvite(actor)) {
            tools.add(invite());
        }
        list.addClassName("paddock-list");
        list.getElement().setAttribute("role", "list");
        var card = new Div(list);
        card.addClassName("paddock-card");
        addClassName("paddock-stack");
        add(tools, card, pager);
        show(0);
    }

    @Override
    public String heading() {
        return getTranslation("account.people");
    }

    private Button invite() {
        var button = new Button(getTranslation("account.invite"), VaadinIcon.PLUS.create());
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        button.setId("invite");
        button.setDisableOnClick(true);
        button.addClickListener(click -> {
            button.setEnabled(true);
            dialogs.invite(actor, () -> show(0));
        });
        return button;
    }

    private void show(int wanted) {
        shown = pager.stand(wanted, directory.count(actor, filter.getValue()));
        list.removeAll();
        directory.people(actor, filter.getValue(), shown, PAGE).forEach(listing -> list.add(item(listing)));
        if (list.getComponentCount() == 0) {
            var empty = new Div(
                    VaadinIcon.USERS.create(),
                    new H2(getTranslation("account.people.none")),
                    new Paragraph(getTranslation("account.people.none-hint")));
            empty.addClassName("paddock-empty");
            empty.getElement().setAttribute("role", "listitem");
            list.add(empty);
        }
    }

    private Component item(Listing listing) {
        var person = listing.person();
        var name = new Div(person.displayName());
        name.addClassName("paddock-item__title");
        var detail = new Div(person.signInName());
        detail.addClassName("paddock-item__detail");
        var who = new Div(name, detail, roles(listing));
        var end = new Div();
        end.addClassName("paddock-row");
        if (listing.standing() != Standing.ACTIVE) {
            end.add(Standings.pill(this, listing.standing()));
        }
        if (dialogs.mayChange(actor, listing)) {
            end.add(manage(listing));
        }
        var item = new Div(who, end);
        item.addClassName("paddock-item");
        item.getElement().setAttribute("role", "listitem");
        return item;
    }

    private Button manage(Listing listing) {
        var button = new Button(getTranslation("account.person.manage"));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setId("manage-" + listing.person().id());
        button.setAriaLabel(
                getTranslation("account.person.manage-whom", listing.person().displayName()));
        button.setDisableOnClick(true);
        button.addClickListener(click -> {
            button.setEnabled(true);
            dialogs.manage(actor, listing.person().id(), () -> show(shown));
        });
        return button;
    }

    private Component roles(Listing listing) {
        var row = new Div();
        row.addClassNames("paddock-row", "account-roles");
        if (listing.platformAdmin()) {
            row.add(pill(getTranslation("account.role.platform-admin")));
        }
        listing.memberships().stream()
                .map(membership -> Roles.in(this, membership.role(), names.in(membership.circle(), getLocale())))
                .map(PeopleView::pill)
                .forEach(row::add);
        return row;
    }

    private static Span pill(String text) {
        var pill = new Span(text);
        pill.addClassNames("paddock-pill", "paddock-pill--quiet");
        return pill;
    }
}
