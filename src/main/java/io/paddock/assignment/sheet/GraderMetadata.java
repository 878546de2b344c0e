package io.paddock.assignment.sheet;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The object {@code metadata.nbgrader} of a cell; versions 1 to 3 of its schema, missing fields are false. */
record GraderMetadata(JsonNode json) {

    static final int NEWEST_SCHEMA = 3;

    boolean isThere() {
        return json.isObject();
    }

    CellKind kind() {
        if (is("task")) {
            return CellKind.TASK;
        }
        if (is("solution")) {
            return is("grade") ? CellKind.MANUAL : CellKind.SOLUTION;
        }
        if (is("grade")) {
            return CellKind.TEST;
        }
        return is("locked") ? CellKind.LOCKED : CellKind.PLAIN;
    }

    String gradeId() {
        return json.path("grade_id").asString("");
    }

    boolean namesPoints() {
        var points = json.path("points");
        return !points.isMissingNode() && !points.isNull();
    }

    /** Empty where there are none, or none that can be counted. */
    Optional<Points> points() {
        var points = json.path("points");
        if (!points.isNumber()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Points.of(points.decimalValue()));
        } catch (ArithmeticException | IllegalArgumentException uncountable) {
            return Optional.empty();
        }
    }

    int schema() {
        return json.path("schema_version").asInt(1);
    }

    private boolean is(String field) {
        return json.path(field).asBoolean(false);
    }
}
