package io.paddock.notebook;

import java.util.ArrayList;
import java.util.List;

/**
 * The line of a stream that is still being written, as a terminal would show it: {@code \r} goes back to its beginning,
 * {@code \b} one place left, what follows overwrites; colours stay with their characters.
 *
 * <p>A line that is only appended to is kept as it came; it is taken apart into places when something overwrites it.
 */
final class TerminalLine {

    private final StringBuilder plain = new StringBuilder();
    private boolean home;
    private final List<String> places = new ArrayList<>();
    private final List<AnsiStyle> styles = new ArrayList<>();
    private boolean apart;
    private int cursor;
    private AnsiStyle incoming = AnsiStyle.NONE;
    private AnsiStyle style = AnsiStyle.NONE;
    private final StringBuilder escape = new StringBuilder();

    /** Takes text without a line feed. */
    void write(String text, int from, int to) {
        int at = from;
        while (at < to && !apart) {
            char c = text.charAt(at);
            if (c == '\r') {
                home = plain.length() > 0;
                at++;
            } else if (c == '\b' || home) {
                takeApart();
            } else {
                int end = at + 1;
                while (end < to && text.charAt(end) != '\r' && text.charAt(end) != '\b') {
                    end++;
                }
                plain.append(text, at, end);
                at = end;
            }
        }
        while (at < to) {
            int code = text.codePointAt(at);
            int units = at + Character.charCount(code) <= to ? Character.charCount(code) : 1;
            put(text, at, units, code);
            at += units;
        }
    }

    private void takeApart() {
        String text = plain.toString();
        plain.setLength(0);
        apart = true;
        style = incoming;
        int at = 0;
        while (at < text.length()) {
            int code = text.codePointAt(at);
            put(text, at, Character.charCount(code), code);
            at += Character.charCount(code);
        }
        if (home) {
            cursor = 0;
        }
        home = false;
    }

    private void put(String text, int at, int units, int code) {
        if (!escape.isEmpty()) {
            escape.append(text, at, at + units);
            if (AnsiStyle.isComplete(escape)) {
                obey(escape.toString());
                escape.setLength(0);
            }
            return;
        }
        switch (code) {
            case 0x1b -> escape.append('\u001b');
            case '\r' -> cursor = 0;
            case '\b' -> cursor = Math.max(0, cursor - 1);
            default -> {
                String place = text.substring(at, at + units);
                while (places.size() < cursor) {
                    places.add(" ");
                    styles.add(AnsiStyle.NONE);
                }
                if (Character.getType(code) == Character.NON_SPACING_MARK && cursor > 0) {
                    String before = places.get(cursor - 1);
                    if (before.length() < 32) {
                        places.set(cursor - 1, before + place);
                    }
                } else if (cursor < places.size()) {
                    places.set(cursor, place);
                    styles.set(cursor++, style);
                } else {
                    places.add(place);
                    styles.add(style);
                    cursor++;
                }
            }
        }
    }

    private void obey(String sequence) {
        if (sequence.endsWith("m")) {
            style = style.then(sequence);
        } else if (sequence.equals("\u001b[K") || sequence.equals("\u001b[0K")) {
            int from = Math.min(cursor, places.size());
            places.subList(from, places.size()).clear();
            styles.subList(from, styles.size()).clear();
        } else if (sequence.equals("\u001b[2K")) {
            for (int i = 0; i < places.size(); i++) {
                places.set(i, " ");
                styles.set(i, AnsiStyle.NONE);
            }
        }
    }

    AnsiStyle incoming() {
        return incoming;
    }

    /** Where the cursor is; takes the line apart. */
    int column() {
        whole();
        return cursor;
    }

    private void whole() {
        if (!apart) {
            takeApart();
        }
    }

    /** The cursor comes here from another line, with the colour that it writes in. */
    void enter(int column, TerminalLine from) {
        whole();
        cursor = column;
        style = from.style;
        incoming = from == this ? incoming : incomingAfter(from);
    }

    private AnsiStyle incomingAfter(TerminalLine from) {
        return from.apart ? incoming : from.incoming;
    }

    /** The whole line as it is shown, written after something in a colour; the colour after it. */
    AnsiStyle appendWhole(StringBuilder out, AnsiStyle before) {
        whole();
        return appendPlaces(out, 0, places.size(), before);
    }

    /** From the end of a text: back to the cursor's place and colour. */
    void appendPlace(StringBuilder out, AnsiStyle before) {
        out.append('\r');
        AnsiStyle now = appendPlaces(out, 0, Math.min(cursor, places.size()), before);
        now.appendChangeTo(style, out);
        out.append(" ".repeat(Math.max(0, cursor - places.size()))).append(escape);
    }

    int length() {
        return apart ? places.size() : plain.length();
    }

    boolean isEmpty() {
        return length() == 0 && escape.isEmpty();
    }

    /** The line as it is shown, followed by what brings a reader of it to the same place and colour. */
    void appendTo(StringBuilder out) {
        if (!apart) {
            out.append(plain);
            if (home) {
                out.append('\r');
            }
            return;
        }
        AnsiStyle now = appendPlaces(out, 0, places.size(), incoming);
        if (cursor < places.size()) {
            out.append('\r');
            now = appendPlaces(out, 0, cursor, now);
        }
        now.appendChangeTo(style, out);
        out.append(" ".repeat(Math.max(0, cursor - places.size()))).append(escape);
    }

    private AnsiStyle appendPlaces(StringBuilder out, int from, int to, AnsiStyle before) {
        AnsiStyle now = before;
        for (int i = from; i < to; i++) {
            now.appendChangeTo(styles.get(i), out);
            now = styles.get(i);
            out.append(places.get(i));
        }
        return now;
    }

    /** Writes the finished line and begins a new one; colours go on. */
    void finish(StringBuilder out) {
        if (apart) {
            AnsiStyle now = appendPlaces(out, 0, places.size(), incoming);
            now.appendChangeTo(style, out);
            incoming = style;
            places.clear();
            styles.clear();
            escape.setLength(0);
            cursor = 0;
            apart = false;
        } else {
            out.append(plain);
            incoming = incoming.after(plain);
            plain.setLength(0);
        }
        home = false;
    }
}
