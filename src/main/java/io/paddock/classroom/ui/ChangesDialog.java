package io.paddock.classroom.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import io.paddock.account.Person;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Toast;
import io.paddock.classroom.ClassroomService;
import io.paddock.classroom.LessonChange;
import io.paddock.course.LessonId;
import io.paddock.notebook.NotebookUpdate.Change;
import io.paddock.notebook.NotebookUpdate.Kind;
import java.util.Locale;

/** What a newer version of a lesson did, cell by cell; what the person wrote can be given up for it. */
class ChangesDialog extends Dialog {

    private final transient LessonId lesson;
    private final transient ClassroomService classroom;
    private final transient Words words;
    private final transient Person person;

    ChangesDialog(LessonChange change, LessonId lesson, ClassroomService classroom, Words words, Person person) {
        this.lesson = lesson;
        this.classroom = classroom;
        this.words = words;
        this.person = person;
        setHeaderTitle(say("classroom.change.title"));
        setWidth("min(680px, 94vw)");
        var list = Parts.div("paddock-list");
        list.getElement().setAttribute("role", "list");
        change.cells().forEach(cell -> list.add(item(cell)));
        add(Parts.muted(say("classroom.change.help")), list);
        var seen = new Button(say("classroom.change.seen"), click -> {
            classroom.seen(person.id(), lesson);
            close();
        });
        seen.addThemeNames("primary");
        seen.setId("change-seen");
        getFooter().add(new Button(say("classroom.change.later"), click -> close()), seen);
    }

    private Component item(Change cell) {
        var kind = cell.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        var source = source(cell);
        Parts.scroll(source, say("classroom.change." + kind));
        var text = new Div(Parts.div("paddock-item__title", new Text(say("classroom.change." + kind))), source);
        text.getStyle().set("min-width", "0");
        var item = Parts.div("paddock-item", text);
        item.getElement().setAttribute("role", "listitem");
        if (cell.kind() == Kind.KEPT) {
            var take = new Button(say("classroom.change.take"));
            take.addThemeNames("small");
            take.setDisableOnClick(true);
            take.addClickListener(click -> take(cell, take));
            item.add(take);
        }
        return item;
    }

    private static Div source(Change cell) {
        var pre = new Pre(cell.source());
        pre.getStyle().set("margin", "6px 0 0").set("font-size", "13px");
        return new Div(pre);
    }

    private void take(Change cell, Button button) {
        getUI().ifPresent(ui -> {
            try {
                classroom.take(person.id(), lesson, cell.cell());
                button.setText(say("classroom.change.taken"));
                Toast.done(ui, Message.of("classroom.change.taken-over"));
            } catch (Refusal refusal) {
                button.setEnabled(true);
                Toast.problem(ui, refusal.reason());
            }
        });
    }

    private String say(String key) {
        return words.say(person.language().locale(), key);
    }
}
