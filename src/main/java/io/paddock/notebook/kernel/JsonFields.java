package io.paddock.notebook.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * One level of a JSON object, each value as the text that stood there: checked in form and depth, not turned into a tree,
 * so that a large output is stored as the kernel wrote it.
 */
final class JsonFields {

    private final Reader reader;
    private final Map<String, String> values;

    private JsonFields(Reader reader, Map<String, String> values) {
        this.reader = reader;
        this.values = values;
    }

    @Nullable String raw(String name) {
        return values.get(name);
    }

    /** The text of the object, {@code {}} if there is none. */
    String rawObject(String name) {
        String value = values.get(name);
        return value != null && value.startsWith("{") ? value : "{}";
    }

    String rawArray(String name) {
        String value = values.get(name);
        return value != null && value.startsWith("[") ? value : "[]";
    }

    JsonFields object(String name) {
        return reader.read(rawObject(name));
    }

    /** The elements of an array that are objects. */
    List<JsonFields> objects(String name) {
        return reader.elements(rawArray(name)).stream()
                .filter(element -> element.startsWith("{"))
                .map(reader::read)
                .toList();
    }

    /** The elements of an array that are strings. */
    List<String> texts(String name) {
        return reader.elements(rawArray(name)).stream()
                .filter(element -> element.startsWith("\""))
                .map(reader::text)
                .toList();
    }

    @Nullable String textOrNull(String name) {
        String value = values.get(name);
        return value != null && value.startsWith("\"") ? reader.text(value) : null;
    }

    String text(String name) {
        String value = textOrNull(name);
        return value == null ? "" : value;
    }

    boolean flag(String name) {
        return "true".equals(values.get(name));
    }

    long number(String name, long otherwise) {
        String value = values.get(name);
        if (value == null || value.length() > 18) {
            return otherwise;
        }
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException notWhole) {
            return otherwise;
        }
    }

    int count(String name) {
        return (int) Math.clamp(number(name, 0), 0, Integer.MAX_VALUE);
    }

    /** Reads objects, refusing nesting deeper than a limit. */
    static final class Reader {

        private final JsonFactory factory;

        Reader(int depth, long length) {
            factory = JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(depth)
                            .maxStringLength((int) Math.min(length, Integer.MAX_VALUE))
                            .build())
                    .build();
        }

        /** @throws JacksonException if this is not one JSON object, or too deep */
        JsonFields read(String json) {
            Map<String, String> values = new HashMap<>();
            try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json)) {
                expect(parser, parser.nextToken() == JsonToken.START_OBJECT);
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    values.put(name, slice(parser, json));
                }
                expect(parser, parser.nextToken() == null);
            }
            return new JsonFields(this, values);
        }

        private List<String> elements(String json) {
            List<String> elements = new ArrayList<>();
            try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json)) {
                parser.nextToken();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(slice(parser, json));
                }
            }
            return elements;
        }

        private String text(String json) {
            try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json)) {
                parser.nextToken();
                return parser.getString();
            }
        }

        private static String slice(JsonParser parser, String json) {
            int start = (int) parser.currentTokenLocation().getCharOffset();
            parser.skipChildren();
            // A string is read to its end only when it is asked for.
            parser.finishToken();
            return json.substring(start, (int) parser.currentLocation().getCharOffset())
                    .stripTrailing();
        }

        private static void expect(JsonParser parser, boolean condition) {
            if (!condition) {
                throw new NotAnObject(parser);
            }
        }
    }

    /** The text is JSON, but not one object. */
    static final class NotAnObject extends JacksonException {
        private static final long serialVersionUID = 1L;

        NotAnObject(JsonParser parser) {
            super(parser, "not one JSON object");
        }
    }
}
