package io.paddock.notebook;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of a stream, which may still change, as a terminal shows it: finished lines, the one that is being written, and those below it where the cursor
 * has gone up again (bars within bars do). The cursor reaches no line that was taken away as a finished chunk.
 */
final class TerminalScreen {

    private static final Pattern MOVE = Pattern.compile("\u001b\\[(\\d{0,3})([AB])");
    private static final Pattern BEGUN_MOVE = Pattern.compile("\u001b(\\[\\d{0,3})?\\z");
    private static final int MOST_BELOW = 64;

    private final StringBuilder finished = new StringBuilder();
    private final Deque<TerminalLine> below = new ArrayDeque<>();
    private TerminalLine line = new TerminalLine();
    private int finishedLines;
    private String begun = "";
    private boolean moved;

    /** Hears when lines have been finished. */
    interface LineEnds {
        void reached();
    }

    /** @param longest a line without end is broken after so many characters */
    void append(String text, int longest, LineEnds ends) {
        String all = begun + text;
        begun = "";
        if (all.indexOf('\u001b') < 0) {
            print(all, longest, ends);
            return;
        }
        Matcher move = MOVE.matcher(all);
        int at = 0;
        while (move.find()) {
            print(all.substring(at, move.start()), longest, ends);
            int count = move.group(1).isEmpty() ? 1 : Math.max(1, Integer.parseInt(move.group(1)));
            go(move.group(2).equals("A") ? -count : count);
            at = move.end();
        }
        String rest = all.substring(at);
        Matcher half = BEGUN_MOVE.matcher(rest);
        if (half.find()) {
            begun = half.group();
            rest = rest.substring(0, half.start());
        }
        print(rest, longest, ends);
    }

    private void print(String text, int longest, LineEnds ends) {
        int at = 0;
        while (at < text.length()) {
            int feed = text.indexOf('\n', at);
            int end = Math.min(feed < 0 ? text.length() : feed, at + longest);
            line.write(text, at, end);
            at = end;
            if (end == feed) {
                feed();
                at++;
            } else if (line.length() >= longest) {
                line.finish(finished);
            }
            if (below.isEmpty()) {
                ends.reached();
            }
        }
    }

    private void feed() {
        moved |= !below.isEmpty();
        line.finish(finished);
        finished.append('\n');
        finishedLines++;
        TerminalLine next = below.pollFirst();
        if (next != null) {
            next.enter(0, line);
            line = next;
        }
    }

    private void go(int lines) {
        for (int i = 0; i < lines && !below.isEmpty(); i++) {
            int column = line.column();
            feed();
            line.enter(column, line);
        }
        for (int i = 0; i < -lines && isLineAbove() && below.size() < MOST_BELOW; i++) {
            TerminalLine above = takeLineAbove();
            above.enter(line.column(), line);
            below.addFirst(line);
            line = above;
        }
        moved = true;
    }

    private boolean isLineAbove() {
        return !finished.isEmpty() && finished.charAt(finished.length() - 1) == '\n';
    }

    private TerminalLine takeLineAbove() {
        int start = finished.lastIndexOf("\n", finished.length() - 2) + 1;
        TerminalLine above = new TerminalLine();
        String text = finished.substring(start, finished.length() - 1);
        above.write(text, 0, text.length());
        finished.setLength(start);
        finishedLines--;
        return above;
    }

    /** Takes away the finished lines. */
    String takeFinished() {
        String text = finished.toString();
        finished.setLength(0);
        finishedLines = 0;
        return text;
    }

    int finishedChars() {
        return finished.length();
    }

    int finishedLines() {
        return finishedLines;
    }

    int chars() {
        int chars = finished.length() + line.length();
        for (TerminalLine other : below) {
            chars += other.length();
        }
        return chars;
    }

    /** Whether something else than an addition at the end has happened since this was asked last. */
    boolean takeMoved() {
        boolean was = moved || !below.isEmpty();
        moved = false;
        return was;
    }

    /** All of it as it is shown. */
    String shown() {
        StringBuilder out = new StringBuilder(finished);
        if (below.isEmpty()) {
            line.appendTo(out);
            return out.append(begun).toString();
        }
        appendLines(out);
        return out.toString();
    }

    /** What brings a writer at the end of {@link #shown} to the place and colour of this one. */
    String moves() {
        if (below.isEmpty()) {
            return "";
        }
        AnsiStyle end = appendLines(new StringBuilder());
        StringBuilder out = new StringBuilder();
        out.append("\u001b[").append(below.size()).append('A');
        line.appendPlace(out, end);
        return out.append(begun).toString();
    }

    private AnsiStyle appendLines(StringBuilder out) {
        AnsiStyle style = line.appendWhole(out, line.incoming());
        for (TerminalLine other : below) {
            out.append('\n');
            style = other.appendWhole(out, style);
        }
        return style;
    }
}
