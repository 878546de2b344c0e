package io.paddock.grading.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import io.paddock.account.Person;
import io.paddock.assignment.sheet.Points;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Parts;
import io.paddock.grading.Grade;
import java.util.Map;

/** A grade as its student sees it: points, what lateness cost, tests, and what people have marked and remarked. */
class GradeCard extends Section {

    private final transient Map<String, String> titles;
    private final transient Person person;
    private final transient Words words;

    /** @param titles what people call the marked cells, by their names */
    GradeCard(Grade grade, Points possible, Map<String, String> titles, Person person, Words words) {
        this.titles = Map.copyOf(titles);
        this.person = person;
        this.words = words;
        addClassName("paddock-card");
        setId("grade");
        add(
                new H2(say("grading.grade")),
                Parts.div(
                        "paddock-num paddock-num--large",
                        Parts.text(say("grading.points-of", grade.points().toString(), possible.toString()))));
        var deduction = grade.submission().deduction();
        if (deduction > 0) {
            add(Parts.muted(say("grading.deduction", grade.earned().toString(), deduction)));
        }
        var report = grade.report();
        if (report != null) {
            add(new TestDots(report, titles, true, person, words));
        }
        grade.answers().forEach(this::show);
    }

    private void show(Grade.Answer answer) {
        var mark = answer.mark();
        if (mark != null) {
            add(Parts.div(
                    "paddock-stack paddock-stack--tight paddock-gap-top",
                    Parts.text(
                            titles.getOrDefault(answer.cell(), answer.cell()) + " · "
                                    + say(
                                            "grading.points-of",
                                            mark.points().toString(),
                                            answer.possible().toString()),
                            "paddock-strong"),
                    Parts.text(mark.remark())));
        }
    }

    private String say(String key, Object... arguments) {
        return words.say(person.language().locale(), key, arguments);
    }
}
