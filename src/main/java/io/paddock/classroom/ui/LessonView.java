package io.paddock.classroom.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.base.language.Refusal;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Errands;
import io.paddock.base.ui.HeaderPart;
import io.paddock.base.ui.Parts;
import io.paddock.classroom.ClassroomService;
import io.paddock.classroom.LessonWork;
import io.paddock.course.CourseService;
import io.paddock.course.Lesson;
import io.paddock.course.LessonId;
import io.paddock.notebook.Notebook;
import io.paddock.notebook.NotebookService;
import io.paddock.notebook.ui.NotebookEditors;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** A lesson: its text, and the person's notebook beside it. */
@Route(value = "courses/:course/:lesson", autoLayout = false)
@PermitAll
class LessonView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final String NOTEBOOK = "notebook";

    private final transient CourseService courses;
    private final transient ClassroomService classroom;
    private final transient NotebookService notebooks;
    private final transient NotebookEditors editors;
    private final transient ClassroomNews news;
    private final transient Errands errands;
    private final transient List<HeaderPart> parts;
    private final transient Words words;
    private final transient Person person;
    private final Div body = Parts.div("lesson-body");
    private transient @Nullable LessonHead head;
    private transient @Nullable LessonWork work;
    private transient @Nullable Registration following;
    private String title = "";

    LessonView(
            CurrentPerson currentPerson,
            CourseService courses,
            ClassroomService classroom,
            NotebookService notebooks,
            NotebookEditors editors,
            ClassroomNews news,
            Errands errands,
            ObjectProvider<HeaderPart> parts,
            Words words) {
        this.courses = courses;
        this.classroom = classroom;
        this.notebooks = notebooks;
        this.editors = editors;
        this.news = news;
        this.errands = errands;
        this.parts = parts.stream().filter(HeaderPart::onWorkbench).toList();
        this.words = words;
        this.person = currentPerson.require();
        addClassNames("paddock-workbench", "lesson");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getRouteParameters();
        var id = new LessonId(
                parameters.get("course").orElse(""), parameters.get("lesson").orElse(""));
        var enrolment = courses.enrolment(person.id(), id.course()).orElseThrow(NotFoundException::new);
        var lesson = courses.find(person.id(), id).orElseThrow(NotFoundException::new);
        removeAll();
        body.removeAll();
        title = say("classroom.lesson-title", lesson.number(), lesson.titleIn(person.language()));
        var main = new Main(body);
        main.addClassName("lesson-main");
        if (!enrolment.mayWork()) {
            showText(lesson, false);
            body.addComponentAsFirst(lookOnly(id, enrolment.ended()));
            add(new LessonHead(title, enrolment.course(), person, words), main);
            return;
        }
        try {
            var opened = classroom.open(person.id(), id, person.language());
            showWork(lesson, opened, query(event, "show"), query(event, "cell"));
            var made = new LessonHead(title, enrolment.course(), person, words);
            parts.forEach(part -> made.add(part.create()));
            made.show(opened);
            made.addActions(new LessonActions(lesson, opened, classroom, notebooks, words, person), this::toggleText);
            head = made;
            add(made, main);
        } catch (Refusal refusal) {
            showText(lesson, false);
            body.addComponentAsFirst(Parts.div(
                    "paddock-banner paddock-banner--bad lesson-banner",
                    VaadinIcon.WARNING.create(),
                    Parts.text(words.say(refusal.reason(), person.language().locale()))));
            add(new LessonHead(title, enrolment.course(), person, words), main);
        }
    }

    private Div lookOnly(LessonId id, boolean ended) {
        var banner = Parts.div(
                "paddock-banner lesson-banner",
                VaadinIcon.INFO_CIRCLE_O.create(),
                Parts.text(say(ended ? "classroom.lesson.ended" : "classroom.lesson.look-only")));
        if (ended) {
            classroom
                    .find(person.id(), id)
                    .ifPresent(mine -> banner.add(Parts.download(
                            "/notebooks/" + mine.notebook() + "/download", say("classroom.lesson.download-mine"))));
        }
        return banner;
    }

    private static Optional<String> query(BeforeEnterEvent event, String name) {
        return event.getLocation().getQueryParameters().getSingleParameter(name);
    }

    @Override
    public String getPageTitle() {
        return title + " · Paddock";
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var opened = work;
        var shown = head;
        if (opened == null || shown == null) {
            return;
        }
        errands.run("start a lab ahead", () -> notebooks.prestart(person.id(), opened.notebook()));
        var ui = event.getUI();
        following = news.follow(person.id(), new ClassroomNews.Follower() {
            @Override
            public void progressed(Notebook notebook) {
                if (notebook.id().equals(opened.notebook())) {
                    ui.access(() -> shown.show(opened.isDone(), notebook.requiredDone(), notebook.requiredCells()));
                }
            }
        });
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (following != null) {
            following.remove();
            following = null;
        }
    }

    private void showWork(Lesson lesson, LessonWork opened, Optional<String> wanted, Optional<String> cell) {
        work = opened;
        showText(lesson, true);
        var editor = editors.editor(opened.notebook(), "/course-files/" + lesson.id() + "/");
        cell.ifPresent(editor::goTo);
        var notebook = new Section(editor);
        notebook.addClassName("lesson-notebook");
        notebook.setId(NOTEBOOK);
        notebook.getElement().setAttribute("tabindex", "-1");
        notebook.getElement().setAttribute("aria-label", say("classroom.lesson.notebook"));
        body.add(notebook);
        var begun = opened.requiredDone() > 0 || opened.isDone();
        classroom
                .changes(person.id(), lesson.id())
                .ifPresent(change ->
                        body.addComponentAsFirst(new ChangeBanner(change, lesson.id(), classroom, words, person)));
        setTextOpen(wanted.map(part -> !part.equals(NOTEBOOK)).orElse(!begun && cell.isEmpty()));
    }

    private void showText(Lesson lesson, boolean withNotebook) {
        var html = courses.text(person.id(), lesson.id(), person.language());
        var prose = Parts.div("paddock-prose", new Html("<div>" + html + "</div>"));
        var text = new Section(prose);
        text.addClassName("lesson-text");
        text.setId("text");
        text.getElement().setAttribute("aria-label", say("classroom.lesson.text"));
        text.getElement().setAttribute("tabindex", "0");
        if (withNotebook) {
            var go = new Button(
                    say("classroom.lesson.to-notebook"), VaadinIcon.ARROW_RIGHT.create(), click -> toNotebook());
            go.addThemeNames("primary");
            go.setIconAfterText(true);
            go.addClassName("lesson-go");
            text.add(go);
        } else {
            setTextOpen(true);
        }
        body.add(text);
    }

    private void toNotebook() {
        body.getElement().setAttribute("data-jumped", true);
        setTextOpen(false);
        getElement().executeJs("document.getElementById('notebook')?.focus()");
    }

    private void toggleText() {
        setTextOpen(!isTextOpen());
    }

    private boolean isTextOpen() {
        return "open".equals(body.getElement().getAttribute("data-text"));
    }

    private void setTextOpen(boolean open) {
        body.getElement().setAttribute("data-text", open ? "open" : "closed");
        if (head != null) {
            head.showTextOpen(open);
        }
    }

    private String say(String key, Object... arguments) {
        return words.say(person.language().locale(), key, arguments);
    }
}
