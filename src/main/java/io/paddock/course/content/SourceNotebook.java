package io.paddock.course.content;

import io.paddock.base.language.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What the cells of a source notebook say in nbgrader's metadata about grading.
 *
 * @param points by {@code grade_id}, in hundredths, of the cells that give points, in their order
 */
record SourceNotebook(Map<String, Integer> points) {

    private static final int MOST_POINTS = 1_000;
    private static final List<String> REGIONS = List.of("SOLUTION", "HIDDEN TESTS", "MARK SCHEME");

    int sum() {
        return points.values().stream().mapToInt(Integer::intValue).sum();
    }

    static SourceNotebook read(String file, String text) throws BrokenFile {
        NotebookFile.check(file, text);
        var reading = new Reading(file, LocatedTree.json(file, text));
        var number = 0;
        for (var cell : reading.tree.root().path("cells")) {
            reading.cell(cell, number++);
        }
        if (reading.points.isEmpty()) {
            throw new BrokenFile(file, 0, Message.of("course.problem.nothing-to-grade"));
        }
        return new SourceNotebook(reading.points);
    }

    private record Reading(String file, LocatedTree tree, Map<String, Integer> points, Map<String, Integer> ids) {

        Reading(String file, LocatedTree tree) {
            this(file, tree, new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        void cell(JsonNode cell, int number) throws BrokenFile {
            regions(cell, number);
            var grading = cell.path("metadata").path("nbgrader");
            if (grading.isMissingNode()) {
                return;
            }
            var id = grading.path("grade_id").asString("");
            if (id.isEmpty()) {
                throw broken(number, "course.problem.grade-id-missing", number + 1);
            }
            var first = ids.putIfAbsent(id, number);
            if (first != null) {
                throw broken(number, "course.problem.grade-id-twice", id, first + 1);
            }
            if (grading.path("grade").asBoolean(false) || grading.path("task").asBoolean(false)) {
                points.put(id, hundredths(grading.path("points"), id, number));
            }
        }

        private int hundredths(JsonNode node, String id, int number) throws BrokenFile {
            var value = node.isNumber() ? node.asDouble() * 100 : -1;
            if (value < 0 || value > MOST_POINTS * 100 || Math.abs(value - Math.round(value)) > 1e-6) {
                throw broken(number, "course.problem.points", id, MOST_POINTS);
            }
            return Math.toIntExact(Math.round(value));
        }

        /** A region that is not closed would show students what follows, or take it from them. */
        private void regions(JsonNode cell, int number) throws BrokenFile {
            var source = source(cell);
            for (var region : REGIONS) {
                if (count(source, "BEGIN " + region) != count(source, "END " + region)) {
                    throw broken(number, "course.problem.region-open", region, number + 1);
                }
            }
        }

        private BrokenFile broken(int number, String key, Object... arguments) {
            return new BrokenFile(file, tree.line("/cells/" + number), Message.of(key, arguments));
        }

        private static String source(JsonNode cell) {
            var source = cell.path("source");
            return source.isArray()
                    ? source.valueStream().map(JsonNode::asString).collect(Collectors.joining())
                    : source.asString();
        }

        private static long count(String source, String marker) {
            return Pattern.compile(Pattern.quote("### " + marker))
                    .matcher(source)
                    .results()
                    .count();
        }
    }
}
