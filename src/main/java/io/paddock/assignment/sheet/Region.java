package io.paddock.assignment.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A part of a cell's text between two marked lines, as nbgrader marks it. */
enum Region {
    SOLUTION("SOLUTION"),
    HIDDEN_TESTS("HIDDEN TESTS"),
    MARK_SCHEME("MARK SCHEME");

    private final String begin;
    private final String end;

    Region(String name) {
        this.begin = "BEGIN " + name;
        this.end = "END " + name;
    }

    /** A text without its regions; broken where one does not end, ends without a beginning, or begins twice. */
    record Cut(String text, boolean found, boolean broken) {}

    /**
     * Takes every region out, its marked lines too.
     *
     * @param replacement what stands in place of one, for the indentation of its first line; empty for nothing
     */
    Cut cut(String source, Function<String, List<String>> replacement) {
        var kept = new ArrayList<String>();
        var inside = false;
        var found = false;
        var broken = false;
        for (var line : source.split("\n", -1)) {
            if (line.contains(begin)) {
                broken |= inside;
                if (!inside) {
                    kept.addAll(replacement.apply(indentation(line)));
                }
                inside = true;
                found = true;
            } else if (line.contains(end)) {
                broken |= !inside;
                inside = false;
            } else if (!inside) {
                kept.add(line);
            }
        }
        return new Cut(String.join("\n", kept), found, broken || inside);
    }

    Cut cut(String source) {
        return cut(source, indentation -> List.of());
    }

    /** The text without the lines that mark any region; what stands between them stays. */
    static String unmarked(String source) {
        return source.lines()
                .filter(line -> Stream.of(values())
                        .noneMatch(region -> line.contains(region.begin) || line.contains(region.end)))
                .collect(Collectors.joining("\n"));
    }

    private static String indentation(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }
}
