package io.paddock.notebook;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Text as nbformat writes it: a string, or a list of strings that are put together. */
final class MultilineText {

    private MultilineText() {}

    /** @return null where it is neither */
    static @Nullable String read(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        if (node.isString()) {
            return node.asString();
        }
        if (!node.isArray()) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode line : node) {
            if (!line.isString()) {
                return null;
            }
            text.append(line.asString());
        }
        return text.toString();
    }

    /** Whether it is written the way that {@link #write} would. */
    static boolean isLines(JsonNode node, String text) {
        if (!node.isArray()) {
            return false;
        }
        List<String> lines = lines(text);
        if (lines.size() != node.size()) {
            return false;
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).equals(node.get(i).asString())) {
                return false;
            }
        }
        return true;
    }

    static void write(JsonGenerator json, String text) {
        json.writeStartArray();
        lines(text).forEach(json::writeString);
        json.writeEndArray();
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int feed = text.indexOf('\n', at);
            int end = feed < 0 ? text.length() : feed + 1;
            lines.add(text.substring(at, end));
            at = end;
        }
        return lines;
    }
}
