package io.paddock.course.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.paddock.account.ActivationCode;
import io.paddock.account.Circle;
import io.paddock.account.CircleMembers.Member;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Directory.Standing;
import io.paddock.account.Person;
import io.paddock.base.language.Message;
import io.paddock.base.ui.Pager;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Titled;
import io.paddock.base.ui.Toast;
import io.paddock.course.CourseLinks;
import jakarta.annotation.security.PermitAll;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who is in a course: role, number, section and whether they can sign in; for those who may, how that is changed. */
@Route("courses/:course/people")
@PermitAll
class CoursePeopleView extends Div implements BeforeEnterObserver, Titled {

    private static final int PAGE = 50;

    private final transient PeopleDesk desk;
    private final transient Person person;
    private final TextField filter = new TextField();
    private final Div list = Parts.div("paddock-list");
    private final Div slips = new Div();
    private final Div codes = new Div();
    private final Pager pager = new Pager(PAGE, this::show);
    private @Nullable PeopleOfCourse people;
    private String title = "";
    private int shown;

    CoursePeopleView(CurrentPerson current, PeopleDesk desk) {
        this.desk = desk;
        this.person = current.require();
        addClassName("paddock-stack");
        list.getElement().setAttribute("role", "list");
        filter.setPlaceholder(getTranslation("roster.filter"));
        filter.setAriaLabel(getTranslation("roster.filter"));
        filter.setPrefixComponent(VaadinIcon.SEARCH.create());
        filter.setClearButtonVisible(true);
        filter.setWidth("min(280px, 100%)");
        filter.setValueChangeMode(ValueChangeMode.LAZY);
        filter.addValueChangeListener(change -> show(0));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var course = CourseOfPage.of(event, person.id(), desk.courses(), desk.members());
        people = new PeopleOfCourse(desk, person, course);
        title = getTranslation("roster.title", course.title().in(person.language()));
        removeAll();
        var back = new Anchor(CourseLinks.course(course.slug()), course.title().in(person.language()));
        back.addClassName("paddock-muted");
        var row = Parts.div("paddock-row paddock-row--between", filter);
        if (people.mayChange()) {
            row.add(tools(people));
        }
        add(Parts.div("", back), row, slips, Parts.div("paddock-card", list), pager);
        if (people.mayChange()) {
            add(codes);
            codes.removeAll();
            codes.add(new JoinCodesCard(people));
        }
        show(0);
    }

    @Override
    public String heading() {
        return title;
    }

    private Component tools(PeopleOfCourse course) {
        var add = button("roster.add", "add-person", () -> new AddPersonDialog(course, this::changed).open());
        var waiting = button("roster.codes", "make-codes", () -> askForCodes(course));
        var roster = Parts.button(CourseLinks.rosterImport(course.slug()), getTranslation("roster.import"));
        roster.setId("import-list");
        return Parts.div("paddock-row", waiting, add, roster);
    }

    /** New codes end those that were printed before: not by one click. */
    private void askForCodes(PeopleOfCourse course) {
        var count = course.waiting();
        if (count == 0) {
            getUI().ifPresent(ui -> Toast.done(ui, Message.of("roster.slips.none")));
            return;
        }
        var dialog = new ConfirmDialog(
                getTranslation("roster.codes"),
                getTranslation("roster.codes-hint", count),
                getTranslation("roster.codes-make"),
                yes -> {
                    slips.removeAll();
                    slips.add(new SlipsPanel(course.newCodes()));
                });
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("account.cancel"));
        dialog.open();
    }

    private Button button(String key, String id, Runnable work) {
        var button = new Button(getTranslation(key));
        button.setId(id);
        button.setDisableOnClick(true);
        button.addClickListener(click -> {
            button.setEnabled(true);
            work.run();
        });
        return button;
    }

    private void changed(List<ActivationCode> made) {
        slips.removeAll();
        if (!made.isEmpty()) {
            slips.add(new SlipsPanel(made));
        }
        show(shown);
    }

    private void show(int wanted) {
        if (people == null) {
            return;
        }
        var course = people;
        shown = pager.stand(wanted, course.count(filter.getValue()));
        list.removeAll();
        course.page(filter.getValue(), shown, PAGE).forEach(member -> list.add(item(course, member)));
        if (list.getComponentCount() == 0) {
            var nobody = filter.getValue().isBlank();
            var empty = Parts.empty(
                    VaadinIcon.USERS,
                    getTranslation(nobody ? "roster.nobody" : "roster.none"),
                    getTranslation(nobody ? "roster.nobody-hint" : "roster.none-hint"));
            empty.getElement().setAttribute("role", "listitem");
            list.add(empty);
        }
    }

    private Component item(PeopleOfCourse course, Member member) {
        var who = Parts.div(
                "",
                Parts.div("paddock-item__title", Parts.text(member.person().displayName())),
                Parts.div("paddock-item__detail", Parts.text(detail(member))),
                roles(member));
        var end = Parts.div("paddock-row");
        if (member.standing() != Standing.ACTIVE) {
            end.add(RosterWords.standing(this, member.standing()));
        }
        if (course.mayChange()) {
            end.add(manage(course, member));
        }
        var item = Parts.div("paddock-item", who, end);
        item.getElement().setAttribute("role", "listitem");
        return item;
    }

    private String detail(Member member) {
        var number = member.number()
                .map(known -> getTranslation("roster.number", known.value()))
                .orElse(member.person().signInName());
        var sections = member.sections().stream().map(Circle::name).collect(Collectors.joining(", "));
        return sections.isEmpty() ? number : number + " · " + getTranslation("roster.in-section", sections);
    }

    private Component roles(Member member) {
        var row = Parts.div("paddock-row account-roles");
        member.roles().stream()
                .sorted(Comparator.reverseOrder())
                .map(role -> Parts.text(RosterWords.role(this, role), "paddock-pill paddock-pill--quiet"))
                .forEach(row::add);
        return row;
    }

    private Button manage(PeopleOfCourse course, Member member) {
        var button = button(
                "roster.manage",
                "manage-" + member.person().id(),
                () -> new MemberDialog(course, member, this::changed).open());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(getTranslation("roster.manage-whom", member.person().displayName()));
        return button;
    }
}
