package io.paddock.workspace.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.paddock.account.Circle;
import io.paddock.account.CircleId;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Errands;
import io.paddock.base.ui.LateReading;
import io.paddock.base.ui.Pager;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Titled;
import io.paddock.classroom.ClassroomLinks;
import io.paddock.course.CourseLinks;
import io.paddock.course.CourseService;
import io.paddock.grading.GradingLinks;
import io.paddock.progress.ClassProgress;
import io.paddock.progress.ClassWish;
import io.paddock.progress.ProgressService;
import jakarta.annotation.security.PermitAll;

/** A class: who is how far with which lesson, who is stuck, what waits for a grade. */
@Route("classes/:course")
@PermitAll
class ClassView extends Div implements BeforeEnterObserver, Titled {

    private static final int PAGE = 40;

    private record Asked(String slug, ClassWish wish) {}

    private record Seen(Asked asked, ClassProgress found) {}

    private final transient CourseService courses;
    private final transient ProgressService progress;
    private final transient ClassLabs.Maker labs;
    private final transient ClassNews news;
    private final transient Words words;
    private final transient Person person;
    private final TextField search = new TextField();
    private final Select<Circle> section = new Select<>();
    private final Checkbox stuckOnly = new Checkbox();
    private final Div figures = Parts.div("paddock-row");
    private final Div nobody = new Div();
    private final ClassTable table;
    private final Div list;
    private final Pager pager = new Pager(PAGE, this::show);
    private String slug = "";
    private String title = "";
    private CircleId circle = new CircleId(0);
    private final transient LateReading<Seen> reading;
    private transient volatile Asked standing = new Asked("", new ClassWish("", null, false, 0, PAGE));
    private transient Runnable following = () -> {};

    ClassView(
            CurrentPerson current,
            CourseService courses,
            ProgressService progress,
            ClassLabs.Maker labs,
            ClassNews news,
            Errands errands,
            Words words) {
        this.labs = labs;
        this.news = news;
        this.courses = courses;
        this.progress = progress;
        this.words = words;
        this.person = current.require();
        this.table = new ClassTable(words, person);
        this.list = Parts.div("paddock-card", table, nobody);
        this.reading = new LateReading<>(this, errands, "show a class", this::seen, this::show);
        addClassName("paddock-stack");
        search.setAriaLabel(say("workspace.class.search"));
        search.setPlaceholder(say("workspace.class.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> show(0));
        section.setAriaLabel(say("workspace.class.section"));
        section.setEmptySelectionAllowed(true);
        section.setEmptySelectionCaption(say("workspace.class.all-sections"));
        section.setItemLabelGenerator(circle -> circle == null ? say("workspace.class.all-sections") : circle.name());
        section.addValueChangeListener(change -> show(0));
        stuckOnly.setLabel(say("workspace.class.stuck-only"));
        stuckOnly.addValueChangeListener(change -> show(0));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var course = event.getRouteParameters()
                .get("course")
                .flatMap(wanted -> courses.find(person.id(), wanted))
                .filter(found -> progress.mayRead(person.id(), found))
                .orElseThrow(NotFoundException::new);
        slug = course.slug();
        circle = course.circle();
        // from one class to another the page stays
        getUI().filter(ui -> isAttached()).ifPresent(this::follow);
        title = say("workspace.class.title", course.title().in(person.language()));
        Parts.scroll(list, title);
        removeAll();
        var ways = Parts.div(
                "paddock-row",
                new Anchor(ClassroomLinks.course(slug), course.title().in(person.language())),
                new Anchor(CourseLinks.people(slug), say("workspace.class.people")),
                new Anchor(GradingLinks.gradebook(slug), say("workspace.class.gradebook")),
                new Anchor(GradingLinks.assignments(), say("workspace.class.assignments")));
        add(ways, figures);
        labs.make(person, course).ifPresent(this::add);
        add(Parts.div("paddock-row", search, section, stuckOnly), list, pager);
        var sections = read(asked(0)).sections();
        section.setItems(sections);
        section.setVisible(!sections.isEmpty());
        show(0);
    }

    @Override
    public String heading() {
        return title;
    }

    private Asked asked(int offset) {
        var chosen = section.getValue();
        return new Asked(
                slug,
                new ClassWish(
                        search.getValue(), chosen == null ? null : chosen.id(), stuckOnly.getValue(), offset, PAGE));
    }

    private ClassProgress read(Asked wanted) {
        return progress.ofClass(person.id(), wanted.slug(), wanted.wish());
    }

    private Seen seen() {
        var wanted = standing;
        return new Seen(wanted, read(wanted));
    }

    private void show(int wanted) {
        var found = read(asked(wanted));
        var offset = pager.stand(wanted, found.matching());
        standing = asked(offset);
        show(offset == wanted ? found : read(standing));
    }

    private void show(ClassProgress shown) {
        showFigures(shown);
        table.setVisible(!shown.rows().isEmpty());
        table.show(shown);
        nobody.removeAll();
        if (shown.rows().isEmpty()) {
            nobody.add(nobody(shown));
        }
    }

    /** Unless something else was asked for meanwhile. */
    private void show(Seen seen) {
        if (!seen.asked().equals(standing)) {
            return;
        }
        var offset = standing.wish().offset();
        if (pager.stand(offset, seen.found().matching()) == offset) {
            show(seen.found());
        } else {
            show(offset);
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        follow(event.getUI());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        following.run();
    }

    private void follow(UI ui) {
        following.run();
        following = news.follow(slug, circle, () -> ui.access(reading::again));
    }

    private void showFigures(ClassProgress shown) {
        var of = shown.figures();
        figures.removeAll();
        figures.add(
                Parts.text(say("workspace.class.students", of.students()), "paddock-pill paddock-pill--quiet"),
                Parts.text(say("workspace.class.at-work", of.atWork()), "paddock-pill paddock-pill--info"),
                Parts.text(say("workspace.class.lessons-done", of.lessonsDone()), "paddock-pill paddock-pill--good"),
                Parts.text(
                        say("workspace.class.stuck", of.stuck()),
                        "paddock-pill",
                        of.stuck() == 0 ? "paddock-pill--quiet" : "paddock-pill--warn"),
                Parts.text(
                        say("workspace.class.waiting", of.waiting()),
                        "paddock-pill",
                        of.waiting() == 0 ? "paddock-pill--quiet" : "paddock-pill--warn"));
    }

    private Component nobody(ClassProgress shown) {
        var none = shown.figures().students() == 0;
        return Parts.empty(
                VaadinIcon.USERS,
                say(none ? "workspace.class.nobody" : "workspace.class.no-match"),
                say(none ? "workspace.class.nobody-hint" : "workspace.class.no-match-hint"));
    }

    private String say(String key, Object... arguments) {
        return words.say(person.language().locale(), key, arguments);
    }
}
