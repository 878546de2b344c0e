package io.paddock.grading;

import io.paddock.base.language.Language;
import io.paddock.base.language.Words;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A gradebook as a file that spreadsheets open: UTF-8 with its mark, and no cell that they would take for a formula. */
@Component
class GradebookCsv {

    private static final String MARK = "\uFEFF";

    private final Words words;

    GradebookCsv(Words words) {
        this.words = words;
    }

    byte[] write(Gradebook book, Language language) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(MARK.getBytes(StandardCharsets.UTF_8));
        line(bytes, head(book, language));
        for (var student : book.students()) {
            var cells = new ArrayList<String>();
            cells.add(student.displayName());
            cells.add(student.signInName());
            for (var assignment : book.assignments()) {
                cells.add(book.grade(student.id(), assignment.id())
                        .filter(grade -> grade.report() != null)
                        .map(grade -> grade.points().toString())
                        .orElse(""));
            }
            cells.add(book.total(student.id()).toString());
            line(bytes, cells);
        }
        return bytes.toByteArray();
    }

    private List<String> head(Gradebook book, Language language) {
        var cells = new ArrayList<String>();
        cells.add(words.say(language.locale(), "grading.gradebook.student"));
        cells.add(words.say(language.locale(), "grading.gradebook.sign-in-name"));
        book.assignments()
                .forEach(assignment -> cells.add(words.say(
                        language.locale(),
                        "grading.gradebook.of",
                        assignment.title().in(language),
                        String.valueOf(book.possible().get(assignment.id())))));
        cells.add(words.say(language.locale(), "grading.gradebook.total"));
        return cells;
    }

    private static void line(ByteArrayOutputStream bytes, List<String> cells) {
        bytes.writeBytes((cells.stream().map(GradebookCsv::cell).collect(Collectors.joining(",")) + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Names are whatever people choose; an apostrophe in front makes a formula a text. */
    static String cell(String text) {
        var start = text.stripLeading();
        var formula = !start.isEmpty() && "=+-@\t\r＝＋－＠".indexOf(start.charAt(0)) >= 0
                || !text.isEmpty() && "\t\r\n".indexOf(text.charAt(0)) >= 0;
        var safe = formula ? "'" + text : text;
        return safe.matches("[^\",\r\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
