package io.paddock.course.roster;

import io.paddock.base.language.Message;
import java.util.Optional;

/**
 * A cell of a table, as a person sees it.
 *
 * @param problem why its text cannot be relied on
 */
record SheetCell(String text, Optional<Message> problem) {

    static final SheetCell EMPTY = new SheetCell("", Optional.empty());

    static SheetCell of(String text) {
        return new SheetCell(text, Optional.empty());
    }

    static SheetCell bad(String text, Message problem) {
        return new SheetCell(text, Optional.of(problem));
    }

    boolean isBlank() {
        return text.isBlank() && problem.isEmpty();
    }
}
