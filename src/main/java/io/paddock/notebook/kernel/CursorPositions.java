package io.paddock.notebook.kernel;

/** Converts positions in code: Jupyter counts code points, Java and browsers count UTF-16 units. */
final class CursorPositions {

    private CursorPositions() {}

    static int toCodePoints(String code, int utf16) {
        int position = Math.clamp(utf16, 0, code.length());
        if (position > 0
                && position < code.length()
                && Character.isSurrogatePair(code.charAt(position - 1), code.charAt(position))) {
            position--;
        }
        return code.codePointCount(0, position);
    }

    static int toUtf16(String code, long codePoints) {
        int known = (int) Math.clamp(codePoints, 0, (long) code.codePointCount(0, code.length()));
        return code.offsetByCodePoints(0, known);
    }
}
