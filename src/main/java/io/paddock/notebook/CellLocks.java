package io.paddock.notebook;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Locks that a lesson puts on cells: metadata that people can neither set nor take away. */
final class CellLocks {

    private static final List<String> KEPT = List.of("editable", "deletable", "nbgrader", "paddock");

    private CellLocks() {}

    static boolean editable(ObjectNode metadata) {
        return !isFalse(metadata.get("editable"));
    }

    static boolean deletable(ObjectNode metadata) {
        return !isFalse(metadata.get("deletable"));
    }

    private static boolean isFalse(@org.jspecify.annotations.Nullable JsonNode value) {
        return value != null && value.isBoolean() && !value.asBoolean();
    }

    /** What a person wants the metadata to be, with the lesson's part as it is; {@code trusted} is dropped. */
    static ObjectNode keep(ObjectNode wanted, ObjectNode present) {
        ObjectNode result = wanted.deepCopy();
        result.remove("trusted");
        for (String key : KEPT) {
            JsonNode value = present.get(key);
            if (value == null) {
                result.remove(key);
            } else {
                result.set(key, value);
            }
        }
        return result;
    }
}
