package io.paddock.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import io.paddock.account.AccessDenied;
import io.paddock.account.Circle;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleNames;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Organisation;
import io.paddock.account.Organisation.Branch;
import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Problem;
import io.paddock.base.ui.Titled;
import io.paddock.base.ui.Toast;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Locale;

/** How the institution is divided, and where departments are made. */
@Route("organisation")
@PermitAll
class OrganisationView extends Div implements Titled {

    private final transient Organisation organisation;
    private final transient CircleNames names;
    private final UserId actor;
    private final Div list = Parts.div("paddock-list");
    private final TextField name = new TextField();
    private final Select<Circle> in = new Select<>();
    private final Problem problem = new Problem();

    OrganisationView(CurrentPerson current, Organisation organisation, CircleNames names) {
        this.organisation = organisation;
        this.names = names;
        this.actor = current.require().id();
        if (!organisation.mayRead(actor)) {
            throw new AccessDenied(actor, "the organisation");
        }
        addClassName("paddock-stack");
        list.getElement().setAttribute("role", "list");
        add(Parts.div("paddock-narrow", Parts.muted(getTranslation("account.circles.text"))));
        var institutions = organisation.divisible(actor);
        if (!institutions.isEmpty()) {
            add(form(institutions));
        }
        add(Parts.div("paddock-card", list));
        show();
    }

    @Override
    public String heading() {
        return getTranslation("account.circles");
    }

    private Component form(List<Circle> institutions) {
        name.setLabel(getTranslation("account.circles.name"));
        name.setId("department-name");
        in.setLabel(getTranslation("account.circles.in"));
        in.setItems(institutions);
        in.setItemLabelGenerator(Circle::name);
        in.setValue(institutions.getFirst());
        in.setVisible(institutions.size() > 1);
        var add = new Button(getTranslation("account.circles.add"));
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add.setDisableOnClick(true);
        add.setId("add-department");
        add.addClickListener(click -> {
            found();
            add.setEnabled(true);
        });
        return Parts.div(
                "paddock-card paddock-form", problem, Parts.div("paddock-row paddock-row--foot", name, in, add));
    }

    private void found() {
        try {
            problem.setVisible(false);
            var made = organisation.found(
                    actor, CircleKind.DEPARTMENT, name.getValue(), in.getValue().id());
            name.clear();
            Toast.done(UI.getCurrent(), Message.of("account.circles.made", made.name()));
            show();
        } catch (Refusal refusal) {
            problem.show(refusal.reason());
        }
    }

    private void show() {
        list.removeAll();
        organisation.tree(actor).forEach(branch -> list.add(item(branch)));
    }

    private Component item(Branch branch) {
        var kind =
                getTranslation("account.circle." + branch.circle().kind().name().toLowerCase(Locale.ROOT));
        var text = Parts.div(
                "",
                Parts.div("paddock-item__title", Parts.text(names.in(branch.circle(), getLocale()))),
                Parts.div("paddock-item__detail", Parts.text(kind)));
        text.getStyle().set("padding-inline-start", Math.min(branch.depth(), 4) * 20 + "px");
        var item = Parts.div(
                "paddock-item",
                text,
                Parts.text(getTranslation("account.circles.people", branch.people()), "paddock-item__end"));
        item.getElement().setAttribute("role", "listitem");
        return item;
    }
}
