package io.paddock.course.content;

import io.paddock.base.language.Message;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * A tree read from YAML or JSON that knows on which line each value stands.
 *
 * <p>Read token by token: no tag makes an object, a key that is there twice is an error, and YAML aliases are refused,
 * so that no file grows when it is read.
 *
 * @param lines from JSON pointer to line; of a member, the line of its name
 */
record LocatedTree(JsonNode root, Map<String, Integer> lines) {

    private static final int DEEPEST = 60;

    private static final TokenStreamFactory YAML = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final TokenStreamFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    static LocatedTree yaml(String file, String text) throws BrokenFile {
        return new Reading(file, text, "course.problem.yaml").read(YAML);
    }

    static LocatedTree json(String file, String text) throws BrokenFile {
        return new Reading(file, text, "course.problem.json").read(JSON);
    }

    /** The line of a value, or of the nearest value around it. */
    int line(String pointer) {
        for (var at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            var line = lines.get(at);
            if (line != null) {
                return line;
            }
        }
        return 1;
    }

    /** The JSON pointer of a member of the value at this pointer. */
    static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private record Reading(String file, String text, String problemKey, Map<String, Integer> lines) {

        Reading(String file, String text, String problemKey) {
            this(file, text, problemKey, new HashMap<>());
        }

        LocatedTree read(TokenStreamFactory format) throws BrokenFile {
            try (var parser = format.createParser(ObjectReadContext.empty(), text)) {
                if (parser.nextToken() == null) {
                    throw new BrokenFile(file, 0, Message.of("course.problem.empty-file"));
                }
                var root = value(parser, "", 0);
                if (parser.nextToken() != null) {
                    throw broken(parser, "course.problem.more-than-one-document");
                }
                return new LocatedTree(root, lines);
            } catch (JacksonException syntax) {
                throw syntaxProblem(syntax);
            }
        }

        private JsonNode value(JsonParser parser, String pointer, int depth) throws BrokenFile {
            if (depth > DEEPEST) {
                throw broken(parser, "course.problem.too-deep");
            }
            if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
                throw broken(parser, "course.problem.alias");
            }
            lines.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
            var nodes = JsonNodeFactory.instance;
            return switch (parser.currentToken()) {
                case START_OBJECT -> members(parser, pointer, depth);
                case START_ARRAY -> elements(parser, pointer, depth);
                case VALUE_TRUE -> nodes.booleanNode(true);
                case VALUE_FALSE -> nodes.booleanNode(false);
                case VALUE_NULL -> nodes.nullNode();
                case VALUE_NUMBER_INT -> wholeNumber(parser.getBigIntegerValue());
                case VALUE_NUMBER_FLOAT -> nodes.numberNode(parser.getDoubleValue());
                default -> nodes.stringNode(parser.getString());
            };
        }

        private JsonNode members(JsonParser parser, String pointer, int depth) throws BrokenFile {
            var object = JsonNodeFactory.instance.objectNode();
            for (var name = parser.nextName(); name != null; name = parser.nextName()) {
                var child = child(pointer, name);
                lines.put(child, parser.currentTokenLocation().getLineNr());
                parser.nextToken();
                object.set(name, value(parser, child, depth + 1));
            }
            return object;
        }

        private JsonNode elements(JsonParser parser, String pointer, int depth) throws BrokenFile {
            var array = JsonNodeFactory.instance.arrayNode();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                array.add(value(parser, pointer + "/" + array.size(), depth + 1));
            }
            return array;
        }

        private BrokenFile broken(JsonParser parser, String key) {
            return new BrokenFile(file, parser.currentTokenLocation().getLineNr(), Message.of(key));
        }

        private static JsonNode wholeNumber(BigInteger value) {
            var nodes = JsonNodeFactory.instance;
            return value.bitLength() < Integer.SIZE ? nodes.numberNode(value.intValueExact()) : nodes.numberNode(value);
        }

        private BrokenFile syntaxProblem(JacksonException syntax) {
            var location = syntax.getLocation();
            var line = location == null ? 0 : Math.max(location.getLineNr(), 0);
            var original = firstLine(String.valueOf(syntax.getOriginalMessage()));
            var tab = problemKey.equals("course.problem.yaml") ? lineWithTab(line) : 0;
            var message = tab > 0
                    ? Message.of("course.problem.tab")
                    : Message.of(
                            original.contains("Duplicate") ? "course.problem.duplicate-key" : problemKey, original);
            var broken = new BrokenFile(file, tab > 0 ? tab : line, message);
            broken.initCause(syntax);
            return broken;
        }

        /** The line nearby that is indented with a tab; the reader of YAML stumbles a line before or after it. */
        private int lineWithTab(int line) {
            var all = text.lines().toList();
            for (var at = Math.max(1, line - 1); at <= Math.min(all.size(), line + 1); at++) {
                var found = all.get(at - 1);
                var indent =
                        found.substring(0, found.length() - found.stripLeading().length());
                if (indent.contains("\t")) {
                    return at;
                }
            }
            return 0;
        }

        private static String firstLine(String message) {
            return message.lines().findFirst().orElse(message);
        }
    }
}
