package io.paddock.notebook.kernel;

import java.util.UUID;
import java.util.regex.Pattern;

/** Names a kernel within its lab; safe to put into a path, because it may come from a hostile lab. */
public record KernelId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,64}");

    public KernelId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a kernel id");
        }
    }

    public static KernelId random() {
        return new KernelId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
