package io.paddock.notebook;

import io.paddock.notebook.kernel.MessageId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Completions and inspections that a browser asked for and the kernel has not answered; bounded in number and time. */
final class KernelQuestions {

    static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final int LIMIT = 64;

    private final LiveTimer timer;
    private final Map<MessageId, Question> open = new LinkedHashMap<>();

    /** Who asked, under which name of the browser's own. */
    record Question(UUID client, String request) {}

    KernelQuestions(LiveTimer timer) {
        this.timer = timer;
    }

    /** Keeps a question; one whose deadline passes is given up by the browser's side, too. */
    MessageId ask(UUID client, String request) {
        var id = MessageId.random();
        if (open.size() >= LIMIT) {
            open.remove(open.keySet().iterator().next());
        }
        open.put(id, new Question(client, request));
        timer.after(DEADLINE, () -> open.remove(id));
        return id;
    }

    Optional<Question> answered(MessageId id) {
        return Optional.ofNullable(open.remove(id));
    }

    void clear() {
        open.clear();
    }
}
