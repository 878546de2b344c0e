package io.paddock.course.content;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.paddock.base.language.Message;
import io.paddock.course.ContentProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Checks {@code course.yaml} against {@code course.schema.json} and says what is wrong in words for authors. */
class CourseSchema {

    private final Schema schema;

    CourseSchema() {
        try (var in = CourseSchema.class.getResourceAsStream("/course.schema.json")) {
            if (in == null) {
                throw new IllegalStateException("course.schema.json is not on the class path");
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * One thing that breaks the schema.
     *
     * @param pointer to the value that is wrong
     */
    record Violation(String pointer, ContentProblem problem) {}

    List<Violation> violations(String file, LocatedTree tree) {
        return schema.validate(tree.root()).stream()
                .map(error -> violation(file, tree, error))
                .toList();
    }

    private Violation violation(String file, LocatedTree tree, Error error) {
        var at = error.getInstanceLocation().toString();
        var property = error.getProperty();
        var line = error.getKeyword().equals("additionalProperties") && property != null
                ? tree.line(LocatedTree.child(at, property))
                : tree.line(at);
        return new Violation(at, new ContentProblem(file, line, message(error, at)));
    }

    private Message message(Error error, String at) {
        var name = at.isEmpty() ? "course.yaml" : at.substring(1).replace('/', '.');
        var property = String.valueOf(error.getProperty());
        return switch (error.getKeyword()) {
            case "required" -> Message.of("course.problem.key-missing", property, name);
            case "additionalProperties" -> Message.of("course.problem.key-unknown", property, known(error));
            case "type" ->
                Message.of("course.problem.type", name, type(error.getArguments(), 1), type(error.getArguments(), 0));
            case "minimum", "maximum" ->
                Message.of("course.problem.range", name, bound(error, "minimum"), bound(error, "maximum"));
            case "minLength", "minItems" -> Message.of("course.problem.empty-value", name);
            case "maxLength", "maxItems" ->
                Message.of("course.problem.too-long", name, error.getArguments()[0].toString());
            case "pattern" -> pattern(error, name);
            default -> Message.of("course.problem.other", name, error.getMessage());
        };
    }

    private static Message pattern(Error error, String name) {
        var value = error.getInstanceNode().asString();
        if (name.endsWith("environment")) {
            return Message.of("course.problem.environment", value);
        }
        return Message.of("course.problem.folder-name", value);
    }

    private static Message type(Object[] arguments, int index) {
        return Message.of("course.type." + arguments[index].toString().replaceAll("[^a-z]", ""));
    }

    private String known(Error error) {
        return around(error).path("properties").propertyNames().stream().collect(Collectors.joining(", "));
    }

    private long bound(Error error, String keyword) {
        return around(error).path(keyword).asLong();
    }

    /** The part of the schema that the broken keyword stands in. */
    private JsonNode around(Error error) {
        var pointer =
                JsonPointer.compile(error.getSchemaLocation().getFragment().toString());
        return schema.getSchemaNode().at(pointer.head());
    }
}
