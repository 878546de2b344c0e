package io.paddock.notebook;

import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.news.News;
import java.time.Duration;

/** Published once nothing runs any more in a notebook whose cells ran for long and whose owner has turned away. */
public record LongRunEnded(NotebookId notebook, UserId owner, Outcome outcome, Duration took) implements News {

    /** How it ended. */
    public enum Outcome {
        DONE,
        FAILED,
        /** Its kernel or its lab went away, or it was broken off. */
        STOPPED
    }

    /** What to say about it where the notebook has this title. */
    public Message words(String title) {
        var minutes = (int) Math.min(took.toMinutes(), Integer.MAX_VALUE);
        return switch (outcome) {
            case DONE -> Message.of("notebook.notice.run-done", title, minutes);
            case FAILED -> Message.of("notebook.notice.run-failed", title, minutes);
            case STOPPED -> Message.of("notebook.notice.run-stopped", title, minutes);
        };
    }
}
