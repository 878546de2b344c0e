package io.paddock.course.content;

import io.paddock.base.language.Message;
import io.paddock.course.ContentProblem;

/** A file cannot be used at all, for a reason that its author can mend. */
class BrokenFile extends Exception {

    private final transient ContentProblem problem;

    BrokenFile(String file, int line, Message message) {
        super(file + ":" + line + " " + message);
        this.problem = new ContentProblem(file, line, message);
    }

    ContentProblem problem() {
        return problem;
    }
}
