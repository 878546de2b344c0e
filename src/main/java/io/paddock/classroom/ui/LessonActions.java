package io.paddock.classroom.ui;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import io.paddock.account.Person;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Toast;
import io.paddock.classroom.ClassroomService;
import io.paddock.classroom.LessonWork;
import io.paddock.course.Lesson;
import io.paddock.notebook.NotebookService;

/** The lesson's overflow menu: download, versions, reset. */
class LessonActions extends MenuBar {

    private final transient Lesson lesson;
    private final transient LessonWork work;
    private final transient ClassroomService classroom;
    private final transient NotebookService notebooks;
    private final transient Words words;
    private final transient Person person;

    LessonActions(
            Lesson lesson,
            LessonWork work,
            ClassroomService classroom,
            NotebookService notebooks,
            Words words,
            Person person) {
        this.lesson = lesson;
        this.work = work;
        this.classroom = classroom;
        this.notebooks = notebooks;
        this.words = words;
        this.person = person;
        addThemeNames("tertiary", "icon");
        var root = addItem(VaadinIcon.ELLIPSIS_DOTS_V.create());
        root.setAriaLabel(say("classroom.lesson.more"));
        fill(root.getSubMenu());
    }

    private void fill(SubMenu menu) {
        var download = new Anchor("/notebooks/" + work.notebook() + "/download", say("classroom.lesson.download"));
        download.getElement().setAttribute("download", true);
        download.setRouterIgnore(true);
        download.addClassName("lesson-menu-link");
        menu.addItem(download);
        menu.addItem(say("classroom.versions"), click -> new VersionsDialog(work, notebooks, words, person).open());
        menu.addItem(say("classroom.reset"), click -> confirmReset());
    }

    private void confirmReset() {
        var dialog = new ConfirmDialog(
                say("classroom.reset.title"),
                say("classroom.reset.text"),
                say("classroom.reset.confirm"),
                confirmed -> reset());
        dialog.setCancelable(true);
        dialog.setCancelText(say("classroom.cancel"));
        dialog.open();
    }

    private void reset() {
        getUI().ifPresent(ui -> {
            try {
                classroom.reset(person.id(), lesson.id(), person.language(), say("classroom.reset.keep-as"));
                Toast.done(ui, Message.of("classroom.reset.done"));
            } catch (Refusal refusal) {
                Toast.problem(ui, refusal.reason());
            }
        });
    }

    private String say(String key) {
        return words.say(person.language().locale(), key);
    }
}
