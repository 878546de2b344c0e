package io.paddock.notebook.kernel;

import java.util.UUID;
import java.util.regex.Pattern;

/** Names a request to a kernel; chosen, and journalled, before the request is sent. */
public record MessageId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_.:-]{1,128}");

    public MessageId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a message id");
        }
    }

    public static MessageId random() {
        return new MessageId(UUID.randomUUID().toString());
    }

    static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
