package io.paddock.grading.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.assignment.Assignment;
import io.paddock.assignment.AssignmentService;
import io.paddock.base.language.Refusal;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Logo;
import io.paddock.base.ui.Parts;
import io.paddock.grading.GradingLinks;
import io.paddock.notebook.ui.NotebookEditors;
import jakarta.annotation.security.PermitAll;

/** An assignment: how it stands on one side, the person's notebook on the other. */
@Route(value = "assignments/:course/:name", autoLayout = false)
@PermitAll
class AssignmentView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient AssignmentAddress addresses;
    private final transient AssignmentService assignments;
    private final transient HandInPanel.Maker panels;
    private final transient NotebookEditors editors;
    private final transient Words words;
    private final transient Person person;
    private final Div body = Parts.div("lesson-body");
    private final Button toggle =
            new Button("", click -> showPanel(!"open".equals(body.getElement().getAttribute("data-text"))));
    private String title = "";

    AssignmentView(
            CurrentPerson current,
            AssignmentAddress addresses,
            AssignmentService assignments,
            HandInPanel.Maker panels,
            NotebookEditors editors,
            Words words) {
        this.addresses = addresses;
        this.assignments = assignments;
        this.panels = panels;
        this.editors = editors;
        this.words = words;
        this.person = current.require();
        addClassNames("paddock-workbench", "lesson");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var assignment = addresses.find(event, person);
        title = assignment.title().in(person.language());
        removeAll();
        body.removeAll();
        showPanel(true);
        var main = new Main(body);
        main.addClassName("lesson-main");
        add(head(), main);
        show(assignment);
    }

    @Override
    public String getPageTitle() {
        return title + " · Paddock";
    }

    private void show(Assignment assignment) {
        var aside = new Section();
        aside.addClassName("lesson-text");
        aside.setId("panel");
        aside.getElement().setAttribute("aria-label", say("grading.hand-in.panel"));
        aside.getElement().setAttribute("tabindex", "0");
        body.add(aside);
        if (!assignments.mayWork(person.id(), assignment.circle())) {
            aside.add(Parts.muted(say("grading.only-looks")));
            return;
        }
        try {
            var work = assignments.open(person.id(), assignment.id(), person.language());
            aside.add(panels.make(person, assignment));
            var notebook = new Section(editors.editor(
                    work.notebook(), "/course-files/" + assignment.course() + "/" + assignment.name() + "/"));
            notebook.addClassName("lesson-notebook");
            notebook.setId("notebook");
            notebook.getElement().setAttribute("tabindex", "-1");
            notebook.getElement().setAttribute("aria-label", say("grading.notebook"));
            body.add(notebook);
        } catch (Refusal refusal) {
            aside.add(Parts.div(
                    "paddock-banner",
                    Parts.text(words.say(refusal.reason(), person.language().locale()))));
        }
    }

    private Header head() {
        var way = new Anchor(GradingLinks.assignments(), say("grading.assignments"));
        way.addClassNames("lesson-way", "paddock-muted", "paddock-ellipsis");
        var place = Parts.div("lesson-place", way, new H1(title));
        toggle.addThemeNames("tertiary");
        toggle.setText(say("grading.hand-in.panel"));
        toggle.setIcon(VaadinIcon.CLIPBOARD_CHECK.create());
        toggle.setId("toggle-panel");
        toggle.getElement().setAttribute("aria-controls", "panel");
        var head = new Header(new Logo(), place, Parts.div("paddock-row paddock-push", toggle));
        head.addClassName("paddock-workbench__head");
        return head;
    }

    private void showPanel(boolean open) {
        body.getElement().setAttribute("data-text", open ? "open" : "closed");
        toggle.getElement().setAttribute("aria-expanded", Boolean.toString(open));
    }

    private String say(String key) {
        return words.say(person.language().locale(), key);
    }
}
