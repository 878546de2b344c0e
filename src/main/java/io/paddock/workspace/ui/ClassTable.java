package io.paddock.workspace.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import io.paddock.account.Person;
import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Table;
import io.paddock.course.Lesson;
import io.paddock.progress.ClassProgress;
import io.paddock.progress.HandInStanding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The students of a class by their lessons. Shown anew it changes only what is different, so that nobody who reads or steps through it is thrown out. */
class ClassTable extends Div {

    private final transient Words words;
    private final transient Person reader;
    private final transient Map<UserId, Table.Row> lines = new HashMap<>();
    private transient List<ClassProgress.Row> shown = List.of();
    private transient List<Lesson> lessons = List.of();

    ClassTable(Words words, Person reader) {
        this.words = words;
        this.reader = reader;
    }

    void show(ClassProgress progress) {
        if (!lessons.equals(progress.course().lessons()) || !students(shown).equals(students(progress.rows()))) {
            build(progress);
        } else {
            for (var i = 0; i < shown.size(); i++) {
                var now = progress.rows().get(i);
                if (!now.equals(shown.get(i))) {
                    renew(now);
                }
            }
        }
        shown = progress.rows();
    }

    private static List<Person> students(List<ClassProgress.Row> rows) {
        return rows.stream().map(ClassProgress.Row::student).toList();
    }

    private void build(ClassProgress progress) {
        lessons = progress.course().lessons();
        lines.clear();
        removeAll();
        var heads = new ArrayList<String>();
        heads.add(say("workspace.class.student"));
        lessons.forEach(lesson -> heads.add(say("workspace.class.lesson", lesson.number())));
        heads.add(say("workspace.class.handed-in"));
        heads.add(say("workspace.class.last-seen"));
        var table = new Table(heads.toArray(String[]::new));
        for (var row : progress.rows()) {
            var cells = new ArrayList<Component>();
            cells.add(new Anchor(
                    ClassLinks.student(progress.course().slug(), row.student().id()),
                    row.student().displayName()));
            cells.addAll(figures(row));
            lines.put(row.student().id(), table.row(cells.toArray(Component[]::new)));
        }
        add(table);
    }

    private void renew(ClassProgress.Row row) {
        var line = lines.get(row.student().id());
        var figures = figures(row);
        for (var i = 0; line != null && i < figures.size(); i++) {
            line.show(i + 1, figures.get(i));
        }
    }

    /** What stands after the name. */
    private List<Component> figures(ClassProgress.Row row) {
        var cells = new ArrayList<Component>();
        lessons.forEach(lesson -> cells.add(LessonStates.place(row.progress(), lesson, words, reader)));
        var handIns = row.progress().handIns();
        var graded = handIns.stream().filter(one -> !one.isWaiting()).count();
        cells.add(Parts.text(
                handIns.isEmpty() ? "–" : say("workspace.class.graded", graded, handIns.size()),
                "paddock-muted",
                handIns.stream().anyMatch(HandInStanding::isWaiting) ? "paddock-strong" : ""));
        cells.add(Parts.text(
                row.progress()
                        .lastSeen()
                        .map(at -> words.say(
                                Message.of("workspace.moment", at),
                                reader.language().locale()))
                        .orElse("–"),
                "paddock-muted"));
        return cells;
    }

    private String say(String key, Object... arguments) {
        return words.say(reader.language().locale(), key, arguments);
    }
}
