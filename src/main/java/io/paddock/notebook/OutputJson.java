package io.paddock.notebook;

import io.paddock.notebook.kernel.MimeBundle;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Outputs as nbformat writes them, from what a kernel sent. */
final class OutputJson {

    private OutputJson() {}

    static String displayData(MimeBundle bundle) {
        return "{\"output_type\":\"display_data\",\"data\":" + bundle.data() + ",\"metadata\":" + bundle.metadata()
                + "}";
    }

    static String executeResult(int count, MimeBundle bundle) {
        return "{\"output_type\":\"execute_result\",\"execution_count\":" + count + ",\"data\":" + bundle.data()
                + ",\"metadata\":" + bundle.metadata() + "}";
    }

    static String error(String name, String value, List<String> traceback) {
        ObjectNode error = NotebookJson.MAPPER.createObjectNode();
        error.put("output_type", "error").put("ename", name).put("evalue", value);
        traceback.forEach(error.putArray("traceback")::add);
        return NotebookJson.text(error);
    }

    /** The content of an update as an output of the type that it replaces; a result keeps no count of its own. */
    static String redisplayed(String type, String displayData) {
        if (!type.equals("execute_result")) {
            return displayData;
        }
        ObjectNode output = (ObjectNode) NotebookJson.MAPPER.readTree(displayData);
        output.put("output_type", "execute_result").putNull("execution_count");
        return NotebookJson.text(output);
    }

    /** The output type that a text says it is; empty where it is no output. */
    static String typeOf(String json) {
        try {
            JsonNode type = NotebookJson.MAPPER.readTree(json).path("output_type");
            return type.isString() ? type.asString() : "";
        } catch (JacksonException broken) {
            return "";
        }
    }
}
