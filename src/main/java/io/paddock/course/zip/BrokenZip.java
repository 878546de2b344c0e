package io.paddock.course.zip;

import io.paddock.base.language.Message;
import io.paddock.course.ContentProblem;
import java.util.List;

/** A zip cannot be unpacked, for reasons that whoever packed it can mend. */
public final class BrokenZip extends Exception {

    private final transient List<ContentProblem> problems;

    BrokenZip(List<ContentProblem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    BrokenZip(String file, Message message) {
        this(List.of(new ContentProblem(file, 0, message)));
    }

    public List<ContentProblem> problems() {
        return problems;
    }
}
