package io.paddock.base.language;

import java.util.List;

/**
 * Something to be said to a person, not yet in a language: a key of the message bundles and its arguments.
 *
 * <p>Arguments are strings, numbers, instants or further messages. Services return and throw these; pages turn them
 * into words.
 */
public record Message(String key, List<Object> arguments) {

    public Message {
        arguments = List.copyOf(arguments);
    }

    public static Message of(String key, Object... arguments) {
        return new Message(key, List.of(arguments));
    }
}
