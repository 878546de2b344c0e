package io.paddock.notebook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The text of a stream output: appended to for ever at a constant cost and in bounded memory. It consists of finished chunks and an
 * end that may still change. Beyond the limits chunks go from the middle: the first half of the limit stays for good, the newest
 * half moves along.
 */
final class StreamText {

    static final int CHUNK_CHARS = 64 * 1024;
    private static final int CHUNK_LINES = 2_000;
    private static final int LONGEST_LINE = 32 * 1024;

    private final OutputLimits limits;
    private final List<TextChunk> head = new ArrayList<>();
    private final Deque<TextChunk> tail = new ArrayDeque<>();
    private final TerminalScreen screen = new TerminalScreen();
    private int nextChunk;
    private long openFirstLine;
    private long headChars;
    private long headLines;
    private long tailChars;
    private long tailLines;
    private long cutChars;
    private long cutLines;
    private boolean headFull;
    private int storedChunks;

    StreamText(OutputLimits limits) {
        this.limits = limits;
    }

    /** As it was stored: finished chunks, then the text after them. */
    static StreamText stored(OutputLimits limits, List<TextChunk> chunks, long cutChars, String rest) {
        StreamText text = new StreamText(limits);
        for (TextChunk chunk : chunks) {
            if (text.nextChunk < chunk.number()) {
                text.cutLines = chunk.firstLine() - text.openFirstLine;
                text.cutChars = cutChars;
                text.headFull = true;
            }
            text.nextChunk = chunk.number();
            text.keep(chunk);
            text.openFirstLine = chunk.nextLine();
        }
        text.storedChunks = text.nextChunk;
        text.append(rest);
        return text;
    }

    void append(String text) {
        screen.append(text, LONGEST_LINE, () -> {
            if (screen.finishedChars() >= CHUNK_CHARS || screen.finishedLines() >= CHUNK_LINES) {
                close();
            }
        });
    }

    private void close() {
        int lines = screen.finishedLines();
        String text = screen.takeFinished();
        TextChunk chunk = new TextChunk(nextChunk, openFirstLine, lines, text.length(), text);
        openFirstLine += lines;
        keep(chunk);
    }

    private void keep(TextChunk chunk) {
        nextChunk++;
        headFull |= headChars + chunk.chars() > limits.bytes() / 2 || headLines + chunk.lines() > limits.lines() / 2;
        if (!headFull) {
            head.add(chunk);
            headChars += chunk.chars();
            headLines += chunk.lines();
            return;
        }
        tail.add(chunk);
        tailChars += chunk.chars();
        tailLines += chunk.lines();
        while (tail.size() > 1 && (tailChars > limits.bytes() / 2 || tailLines > limits.lines() / 2)) {
            TextChunk cut = tail.removeFirst();
            tailChars -= cut.chars();
            tailLines -= cut.lines();
            cutChars += cut.chars();
            cutLines += cut.lines();
        }
    }

    /** Finished chunks that are kept, oldest first. */
    List<TextChunk> chunks() {
        List<TextChunk> all = new ArrayList<>(head.size() + tail.size());
        all.addAll(head);
        all.addAll(tail);
        return all;
    }

    /** What comes after the finished chunks. */
    String rest() {
        return screen.shown();
    }

    /** Appended to {@link #rest}: brings a writer to the place and colour of this one. */
    String moves() {
        return screen.moves();
    }

    /** Whether lines above the end have changed since this was asked last: who follows must read all of it again. */
    boolean takeMoved() {
        return screen.takeMoved();
    }

    int headChunks() {
        return head.size();
    }

    /** The line that {@link #rest} begins in. */
    long restLine() {
        return openFirstLine;
    }

    /** Lines that have been finished so far, those that were cut included. */
    long lines() {
        return openFirstLine + screen.finishedLines();
    }

    long chars() {
        return headChars + tailChars + screen.chars();
    }

    long cutLines() {
        return cutLines;
    }

    long cutChars() {
        return cutChars;
    }

    /** How many chunks there were when it was read from storage. */
    int storedChunks() {
        return storedChunks;
    }

    /** Lets go of the text of stored chunks that are not among the newest lines shown. */
    void unload(int storedChunks) {
        long shown = lines() - limits.shownLines();
        head.replaceAll(chunk -> chunk.number() < storedChunks && chunk.nextLine() < shown ? chunk.unloaded() : chunk);
        int kept = tail.size();
        for (int i = 0; i < kept; i++) {
            TextChunk chunk = tail.removeFirst();
            tail.addLast(chunk.number() < storedChunks && chunk.nextLine() < shown ? chunk.unloaded() : chunk);
        }
    }
}
