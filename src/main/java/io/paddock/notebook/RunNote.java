package io.paddock.notebook;

import io.paddock.base.language.Message;
import java.util.List;

/** Words for people that are kept with a run, in a form that survives the journal: a message's key and plain arguments. */
record RunNote(String key, List<String> arguments) {

    RunNote {
        arguments = List.copyOf(arguments);
    }

    static RunNote of(String key, Object... arguments) {
        return new RunNote(
                key, java.util.Arrays.stream(arguments).map(String::valueOf).toList());
    }

    Message message() {
        return Message.of(key, arguments.toArray());
    }
}
