package io.paddock.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A stream output as it was at one moment, for reading outside the turn.
 *
 * @param cutAfter how many of the chunks stand before the cut
 * @param rest what comes after the finished chunks, from line {@code restLine} on
 * @param moves where in it the next text goes, if not to its end; stored behind it and never shown
 */
record StreamSnapshot(
        long number,
        String name,
        long version,
        List<TextChunk> chunks,
        int cutAfter,
        long cutLines,
        long cutChars,
        String rest,
        String moves,
        long restLine,
        long lines)
        implements OutputSnapshot {

    StreamSnapshot {
        chunks = List.copyOf(chunks);
    }

    /** Some lines of it; {@code from} counts the lines that were cut, too. */
    record Part(long from, long to, String text) {}

    static StreamSnapshot of(CellOutput.Stream stream) {
        StreamText text = stream.text();
        return new StreamSnapshot(
                stream.number(),
                stream.name(),
                stream.version(),
                text.chunks(),
                text.headChunks(),
                text.cutLines(),
                text.cutChars(),
                text.rest(),
                text.moves(),
                text.restLine(),
                text.lines());
    }

    @Override
    public long bytes() {
        return chunks.stream().mapToLong(TextChunk::chars).sum() + rest.length();
    }

    private boolean isCut() {
        return cutLines > 0 || cutChars > 0;
    }

    /** The newest lines, as far as they are in memory, at most so many characters. */
    Part newest(int mostLines, int mostChars, CutWords words) {
        List<String> parts = new ArrayList<>();
        parts.add(rest);
        long chars = rest.length();
        long from = restLine;
        long wanted = Math.max(0, lines - mostLines);
        for (int i = chunks.size() - 1; i >= 0 && from > wanted && chars < mostChars; i--) {
            if (isCut() && i == cutAfter - 1) {
                parts.add(words.lines(cutLines, cutChars));
                break;
            }
            String text = chunks.get(i).text();
            if (text == null) {
                break;
            }
            parts.add(text);
            chars += text.length();
            from = chunks.get(i).firstLine();
        }
        String text = String.join("", parts.reversed());
        return trimmed(text, from, wanted, mostChars);
    }

    private Part trimmed(String text, long from, long wanted, int mostChars) {
        int at = 0;
        long line = from;
        while (line < wanted || text.length() - at > mostChars) {
            int feed = text.indexOf('\n', at);
            if (feed < 0) {
                break;
            }
            at = feed + 1;
            line++;
        }
        int start = text.length() - at > 2 * mostChars ? text.length() - mostChars : at;
        return new Part(line, lines, text.substring(start));
    }

    /** Lines before a line; {@code load} fetches the text of chunks that are not in memory. */
    Part before(long before, int count, Function<TextChunk, String> load, CutWords words) {
        long to = Math.max(0, Math.min(before, lines));
        long from = Math.max(0, to - count);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < chunks.size(); i++) {
            TextChunk chunk = chunks.get(i);
            if (isCut() && i == cutAfter && from < chunk.firstLine() && to >= chunk.firstLine() - cutLines) {
                text.append(words.lines(cutLines, cutChars));
            }
            if (chunk.nextLine() >= from && chunk.firstLine() < to) {
                appendLines(text, textOf(chunk, load), chunk.firstLine(), from, to);
            }
        }
        appendLines(text, rest, restLine, from, to);
        return new Part(from, to, text.toString());
    }

    private static void appendLines(StringBuilder out, String text, long firstLine, long from, long to) {
        long line = firstLine;
        int at = 0;
        while (at < text.length() && line < to) {
            int feed = text.indexOf('\n', at);
            int end = feed < 0 ? text.length() : feed + 1;
            if (line >= from) {
                out.append(text, at, end);
            }
            at = end;
            line++;
        }
    }

    /** All of it, piece by piece, the line about the cut included. */
    void forEachPiece(Function<TextChunk, String> load, CutWords words, java.util.function.Consumer<String> pieces) {
        for (int i = 0; i < chunks.size(); i++) {
            if (isCut() && i == cutAfter) {
                pieces.accept(words.lines(cutLines, cutChars));
            }
            pieces.accept(textOf(chunks.get(i), load));
        }
        pieces.accept(rest);
    }

    private static String textOf(TextChunk chunk, Function<TextChunk, String> load) {
        String text = chunk.text();
        return text == null ? load.apply(chunk) : text;
    }
}
