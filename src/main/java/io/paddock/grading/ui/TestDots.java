package io.paddock.grading.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import io.paddock.account.Person;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Parts;
import io.paddock.grading.RunReport;
import io.paddock.grading.TestStatus;
import java.util.Locale;
import java.util.Map;

/** Tests as a list: a dot, a name, what became of it, points, and for those who may see it, the error. */
class TestDots extends UnorderedList {

    /** @param titles what people call the tests, by their names */
    TestDots(RunReport report, Map<String, String> titles, boolean withPoints, Person person, Words words) {
        addClassName("paddock-list");
        var locale = person.language().locale();
        for (var test : report.tests()) {
            var dot = Parts.text("", "paddock-dot " + dot(test.status()));
            dot.getElement().setAttribute("aria-hidden", "true");
            var status = words.say(
                    locale,
                    "grading.test."
                            + test.status().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            var text = new Div(Parts.div(
                    "paddock-row paddock-row--nowrap",
                    dot,
                    Parts.text(titles.getOrDefault(test.name(), test.name()), "paddock-item__title")));
            text.add(Parts.text(status, "paddock-item__detail"));
            if (!test.error().isEmpty()) {
                var error = Parts.div("paddock-mono paddock-bad-text", Parts.text(test.error()));
                error.getStyle().set("overflow-wrap", "anywhere");
                text.add(error);
            }
            var item = new ListItem(text);
            item.addClassName("paddock-item");
            if (withPoints) {
                item.add(Parts.text(
                        words.say(
                                locale,
                                "grading.points-of",
                                test.awarded().toString(),
                                test.points().toString()),
                        "paddock-num paddock-push"));
            }
            add(item);
        }
    }

    private static String dot(TestStatus status) {
        return switch (status) {
            case PASSED -> "paddock-dot--good";
            case FAILED, KERNEL_DIED, OUT_OF_TIME -> "paddock-dot--bad";
            case SUSPICIOUS -> "paddock-dot--warn";
            case NOT_RUN -> "paddock-dot--off";
        };
    }
}
