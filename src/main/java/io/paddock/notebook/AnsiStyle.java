package io.paddock.notebook;

/** The colour and weight in force at a place of a terminal: the SGR sequences since the last reset. */
record AnsiStyle(String sequences) {

    static final AnsiStyle NONE = new AnsiStyle("");
    private static final String RESET = "\u001b[0m";
    private static final int LONGEST = 96;
    private static final int LONGEST_SEQUENCE = 64;

    /** The style after one SGR sequence. */
    AnsiStyle then(String sequence) {
        String body = sequence.substring(Math.min(2, sequence.length()), sequence.length() - 1);
        if (body.isEmpty() || body.equals("0")) {
            return NONE;
        }
        if (body.startsWith("0;") || sequences.length() + sequence.length() > LONGEST) {
            return new AnsiStyle(sequence);
        }
        return sequences.endsWith(sequence) ? this : new AnsiStyle(sequences + sequence);
    }

    /** The style after a text with any sequences in it. */
    AnsiStyle after(CharSequence text) {
        AnsiStyle now = this;
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) != '\u001b') {
                continue;
            }
            int end = at + 1;
            while (end < text.length() && !isComplete(text.subSequence(at, end))) {
                end++;
            }
            CharSequence sequence = text.subSequence(at, end);
            if (isComplete(sequence) && sequence.charAt(sequence.length() - 1) == 'm') {
                now = now.then(sequence.toString());
            }
            at = end - 1;
        }
        return now;
    }

    void appendChangeTo(AnsiStyle next, StringBuilder out) {
        if (next.sequences.startsWith(sequences)) {
            out.append(next.sequences, sequences.length(), next.sequences.length());
        } else {
            out.append(RESET).append(next.sequences);
        }
    }

    /** Whether an escape sequence that begins this text has reached its end (or is too long to be one). */
    static boolean isComplete(CharSequence text) {
        int length = text.length();
        if (length < 2) {
            return false;
        }
        if (length >= LONGEST_SEQUENCE) {
            return true;
        }
        char last = text.charAt(length - 1);
        if (text.charAt(1) == '[') {
            return length > 2 && last >= 0x40 && last <= 0x7e;
        }
        if (text.charAt(1) == ']') {
            return last == 0x07 || (last == '\\' && text.charAt(length - 2) == '\u001b');
        }
        return true;
    }
}
