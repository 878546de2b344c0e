package io.paddock.allowance.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import io.paddock.account.AccessDenied;
import io.paddock.account.Circle;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleNames;
import io.paddock.account.CurrentPerson;
import io.paddock.account.UserId;
import io.paddock.allowance.AllowanceGrants;
import io.paddock.allowance.AllowanceRefills;
import io.paddock.allowance.AllowanceService;
import io.paddock.allowance.Grant.Target;
import io.paddock.allowance.StudentRow;
import io.paddock.allowance.TreeRow;
import io.paddock.base.language.Message;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Table;
import io.paddock.base.ui.Titled;
import io.paddock.base.ui.Toast;
import jakarta.annotation.security.PermitAll;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The tree of compute credit that somebody looks after: what each part has, and handing it down. */
@Route("allowance-tree")
@PermitAll
class AllowanceTreeView extends Div implements Titled {

    private final transient AllowanceService allowance;
    private final transient CircleNames names;
    private final transient AllowanceGrants grants;
    private final transient AllowanceRefills refills;
    private final transient RefillWords refillWords;
    private final UserId actor;
    private transient @Nullable Circle course;

    AllowanceTreeView(
            CurrentPerson current,
            AllowanceService allowance,
            AllowanceGrants grants,
            AllowanceRefills refills,
            RefillWords refillWords,
            CircleNames names) {
        this.allowance = allowance;
        this.names = names;
        this.grants = grants;
        this.refills = refills;
        this.refillWords = refillWords;
        this.actor = current.require().id();
        if (!allowance.mayLook(actor)) {
            throw new AccessDenied(actor, "the tree of allowances");
        }
        addClassNames("paddock-stack", "paddock-stack--loose");
        refresh();
    }

    @Override
    public String heading() {
        return getTranslation("allowance.tree");
    }

    private void refresh() {
        removeAll();
        var rows = allowance.tree(actor);
        var table = Table.ofFigures(
                getTranslation("allowance.tree.part"),
                getTranslation("allowance.tree.available"),
                getTranslation("allowance.tree.students"),
                getTranslation("allowance.tree.used"),
                getTranslation("allowance.tree.actions"));
        rows.forEach(row -> table.row(
                name(row),
                Parts.text(Figures.number(this, row.balance()), "paddock-strong"),
                new Span(row.circle().kind() == CircleKind.COURSE ? Figures.number(this, row.students()) : ""),
                new Span(row.circle().kind() == CircleKind.COURSE ? Figures.number(this, row.used()) : ""),
                actions(row)));
        add(
                new Paragraph(getTranslation("allowance.tree.hint")),
                Parts.div("paddock-card", scrolling(table, heading())));
        if (course != null) {
            rows.stream()
                    .filter(row -> row.circle().id().equals(course.id()))
                    .findFirst()
                    .ifPresent(row -> add(students(row)));
        }
    }

    private String name(Circle circle) {
        return names.in(circle, getLocale());
    }

    private Component name(TreeRow row) {
        var name = new Div(
                Parts.text(name(row.circle()), "paddock-strong"),
                Parts.text(
                        getTranslation(
                                "allowance.kind." + row.circle().kind().name().toLowerCase(Locale.ROOT)),
                        "paddock-muted"));
        name.addClassNames("paddock-row");
        name.getStyle().set("padding-inline-start", row.depth() * 24 + "px");
        if (row.pool()) {
            name.add(Parts.text(getTranslation("allowance.pool.open"), "paddock-pill"));
        }
        return name;
    }

    private Component actions(TreeRow row) {
        var buttons = new Div();
        buttons.addClassNames("paddock-row", "paddock-row--end");
        var circle = row.circle();
        if (row.mayGive()) {
            buttons.add(
                    button("allowance.give", name(circle), () -> give(new Target.OfCircle(circle.id()), name(circle))),
                    button("allowance.take", name(circle), () -> take(new Target.OfCircle(circle.id()), name(circle))));
        }
        if (circle.kind() == CircleKind.COURSE) {
            buttons.add(button("allowance.students", name(circle), () -> {
                course = circle;
                refresh();
            }));
        }
        return buttons;
    }

    private Component students(TreeRow row) {
        var circle = row.circle();
        var table = Table.ofFigures(
                getTranslation("allowance.student"),
                getTranslation("allowance.student.left"),
                getTranslation("allowance.tree.actions"));
        var students = allowance.students(actor, circle.id());
        students.forEach(student -> table.row(
                Parts.text(student.name(), "paddock-strong"),
                new Span(Figures.number(this, student.left())),
                row.mayOpen() ? studentActions(circle, student) : new Span()));
        var title = getTranslation("allowance.students.of", name(circle));
        var card = Parts.card(title, scrolling(table, title));
        card.setId("allowance-students");
        refills.find(actor, circle.id()).ifPresent(standing -> {
            card.add(Parts.muted(refillWords.of(this, standing.refill())));
            if (standing.isWaiting()) {
                card.add(Parts.text(getTranslation("allowance.refill.waiting"), "paddock-bad-text"));
            }
            if (standing.isShort()) {
                card.add(Parts.text(getTranslation("allowance.refill.short"), "paddock-bad-text"));
            }
        });
        if (students.isEmpty()) {
            card.add(Parts.empty(
                    VaadinIcon.USERS,
                    getTranslation("allowance.students.none"),
                    getTranslation("allowance.students.none-hint")));
        } else if (row.mayOpen()) {
            card.add(foot(row));
        }
        return card;
    }

    private Component foot(TreeRow row) {
        var circle = row.circle();
        var each = button(
                "allowance.give.each", name(circle), () -> give(new Target.EachStudent(circle.id()), name(circle)));
        each.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var pool = button(row.pool() ? "allowance.pool.close" : "allowance.pool.let", name(circle), () -> {
            grants.setPool(actor, circle.id(), !row.pool());
            refresh();
        });
        var refill = button(
                "allowance.refill",
                name(circle),
                () -> new RefillDialog(
                                refills,
                                actor,
                                circle.id(),
                                name(circle),
                                refillWords.zone(),
                                () -> done("allowance.refill.saved"))
                        .open());
        var foot = new Div(each, pool, refill);
        foot.addClassName("paddock-card__foot");
        return foot;
    }

    private Component studentActions(Circle circle, StudentRow student) {
        var target = new Target.OfStudent(circle.id(), student.student());
        var buttons = new Div(
                button("allowance.give", student.name(), () -> give(target, student.name())),
                button("allowance.take", student.name(), () -> take(target, student.name())));
        buttons.addClassNames("paddock-row", "paddock-row--end");
        return buttons;
    }

    private void give(Target target, String name) {
        new GrantDialog(
                        actor,
                        target,
                        name,
                        target instanceof Target.EachStudent ? "allowance.give.each" : "allowance.give",
                        grant -> GrantWords.of(this, grants.preview(actor, grant)),
                        grants::grant,
                        () -> done("allowance.given"))
                .open();
    }

    private void take(Target target, String name) {
        new GrantDialog(
                        actor,
                        target,
                        name,
                        "allowance.take",
                        grant -> GrantWords.of(this, grants.previewTakeBack(actor, grant)),
                        grants::takeBack,
                        () -> done("allowance.taken"))
                .open();
    }

    private void done(String key) {
        Toast.done(UI.getCurrent(), new Message(key, java.util.List.of()));
        refresh();
    }

    private Button button(String key, String of, Runnable action) {
        var button = new Button(getTranslation(key), _ -> action.run());
        button.setAriaLabel(getTranslation(key) + ": " + of);
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    private static Div scrolling(Table table, String label) {
        var scroll = new Div(table);
        Parts.scroll(scroll, label);
        return scroll;
    }
}
