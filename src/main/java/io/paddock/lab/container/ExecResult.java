package io.paddock.lab.container;

import java.nio.charset.StandardCharsets;

/** What a command in a container gave. */
public record ExecResult(int exitCode, byte[] output, byte[] errors, boolean truncated) {

    public String text() {
        return new String(output, StandardCharsets.UTF_8);
    }

    public String errorText() {
        return new String(errors, StandardCharsets.UTF_8);
    }
}
