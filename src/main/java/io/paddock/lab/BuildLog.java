package io.paddock.lab;

/** The end of a build's output, bounded. */
final class BuildLog {

    private static final int KEPT = 16_000;

    private final StringBuilder text = new StringBuilder();

    synchronized void append(String more) {
        text.append(more.replaceAll("\u001B\\[[0-9;]*m", ""));
        if (text.length() > 2 * KEPT) {
            text.delete(0, text.length() - KEPT);
        }
    }

    synchronized String tail() {
        return text.substring(Math.max(0, text.length() - KEPT));
    }
}
