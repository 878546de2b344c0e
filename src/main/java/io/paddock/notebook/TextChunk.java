package io.paddock.notebook;

import org.jspecify.annotations.Nullable;

/**
 * A finished piece of a stream's text; never changes.
 *
 * @param number counts from 0 in its stream
 * @param firstLine the line that it begins in
 * @param lines line feeds in it
 * @param text null where only the database holds it
 */
record TextChunk(
        int number,
        long firstLine,
        int lines,
        int chars,
        @Nullable String text) {

    TextChunk unloaded() {
        return new TextChunk(number, firstLine, lines, chars, null);
    }

    /** The line in which the next chunk begins. */
    long nextLine() {
        return firstLine + lines;
    }
}
