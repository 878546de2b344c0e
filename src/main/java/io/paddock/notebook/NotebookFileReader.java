package io.paddock.notebook;

import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads notebook files, nbformat 4.0 to 4.5 and what later minor versions add; says what is wrong, in which cell, and what to do. */
final class NotebookFileReader {

    static final int LARGEST_FILE = 48 * 1024 * 1024;

    private NotebookFileReader() {}

    /** @throws Refusal with a reason that names the cell, counted from 1 */
    static NotebookFile read(byte[] file) {
        if (file.length > LARGEST_FILE) {
            throw refusal("too-large", LARGEST_FILE / 1024 / 1024);
        }
        JsonNode root = parse(file);
        if (!(root instanceof ObjectNode notebook)) {
            throw refusal("not-a-notebook");
        }
        requireVersion(notebook);
        JsonNode cells = notebook.get("cells");
        if (cells == null || !cells.isArray()) {
            throw refusal("no-cells");
        }
        if (cells.size() > BatchPlan.MOST_CELLS) {
            throw refusal("too-many-cells", cells.size(), BatchPlan.MOST_CELLS);
        }
        if (!(notebook.get("metadata") instanceof ObjectNode metadata)) {
            throw refusal("no-metadata");
        }
        CellReader reader = new CellReader();
        List<NotebookFile.Cell> read = new ArrayList<>(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            read.add(reader.read(i + 1, cells.get(i)));
        }
        boolean trusted = metadata.remove("trusted") != null | reader.trusted;
        ObjectNode extra = notebook.deepCopy().without(List.of("cells", "metadata", "nbformat", "nbformat_minor"));
        return new NotebookFile(metadata, extra, read, trusted);
    }

    private static JsonNode parse(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return NotebookJson.MAPPER.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException notText) {
            throw new Refusal(Message.of("notebook.document.file.not-utf8"), notText);
        } catch (StreamConstraintsException tooDeep) {
            throw new Refusal(Message.of("notebook.document.file.too-deep", NotebookJson.DEEPEST), tooDeep);
        } catch (JacksonException broken) {
            TokenStreamLocation where = broken.getLocation();
            Message words = where == null
                    ? Message.of("notebook.document.file.not-json", 1, 1)
                    : Message.of("notebook.document.file.not-json", where.getLineNr(), where.getColumnNr());
            throw new Refusal(words, broken);
        }
    }

    private static void requireVersion(ObjectNode notebook) {
        JsonNode version = notebook.get("nbformat");
        if (version == null || !version.isInt()) {
            throw refusal("no-version");
        }
        if (version.asInt() != 4) {
            throw refusal(version.asInt() < 4 ? "old-version" : "new-version", version.asInt());
        }
    }

    static Refusal refusal(String key, Object... arguments) {
        return new Refusal(Message.of("notebook.document.file." + key, arguments));
    }

    /** Reads cells one after the other, and knows the ids that were there before. */
    private static final class CellReader {

        private final Map<String, Integer> ids = new HashMap<>();
        private boolean trusted;

        NotebookFile.Cell read(int number, JsonNode node) {
            if (!(node instanceof ObjectNode cell)) {
                throw refusal("cell-not-an-object", number);
            }
            CellType type = type(number, cell.get("cell_type"));
            if (!(cell.get("metadata") instanceof ObjectNode metadata)) {
                throw refusal("cell-no-metadata", number);
            }
            trusted |= metadata.remove("trusted") != null;
            JsonNode source = cell.get("source");
            String text = MultilineText.read(source);
            if (source == null || text == null) {
                throw refusal("cell-no-source", number);
            }
            if (text.length() > BatchPlan.LONGEST_SOURCE) {
                throw refusal("cell-source-too-long", number, BatchPlan.LONGEST_SOURCE / 1024);
            }
            if (metadata.toString().length() > BatchPlan.LONGEST_METADATA) {
                throw refusal("cell-metadata-too-long", number, BatchPlan.LONGEST_METADATA / 1024);
            }
            List<String> outputs = type == CellType.CODE ? outputs(number, cell.get("outputs")) : List.of();
            ObjectNode extra = cell.deepCopy()
                    .without(List.of("id", "cell_type", "metadata", "source", "outputs", "execution_count"));
            return new NotebookFile.Cell(
                    id(number, cell.get("id"), text),
                    type,
                    text,
                    MultilineText.isLines(source, text) ? null : source.toString(),
                    metadata,
                    extra,
                    cell.path("execution_count").asInt(0),
                    outputs);
        }

        private static CellType type(int number, @Nullable JsonNode type) {
            if (type == null || !type.isString()) {
                throw refusal("cell-no-type", number);
            }
            for (CellType known : CellType.values()) {
                if (known.word().equals(type.asString())) {
                    return known;
                }
            }
            throw refusal("cell-unknown-type", number, shortened(type.asString()));
        }

        private String id(int number, @Nullable JsonNode given, String source) {
            if (given == null || given.isNull()) {
                return newId(number, source);
            }
            String id = given.isString() ? given.asString() : "";
            if (!BatchPlan.isCellId(id)) {
                throw refusal("cell-id", number, shortened(given.toString()));
            }
            Integer other = ids.putIfAbsent(id, number);
            if (other != null) {
                throw refusal("cell-id-twice", other, number, id);
            }
            return id;
        }

        /** The same for the same file, so that reading it twice gives the same cells. */
        private String newId(int number, String source) {
            int hash = 31 * source.hashCode() + number;
            String id = String.format(java.util.Locale.ROOT, "%08x", hash);
            while (ids.putIfAbsent(id, number) != null) {
                id = String.format(java.util.Locale.ROOT, "%08x", ++hash);
            }
            return id;
        }

        private static List<String> outputs(int number, @Nullable JsonNode outputs) {
            if (outputs == null || !outputs.isArray()) {
                throw refusal("cell-no-outputs", number);
            }
            List<String> texts = new ArrayList<>(outputs.size());
            for (int i = 0; i < outputs.size(); i++) {
                texts.add(OutputFile.checked(number, i + 1, outputs.get(i)).toString());
            }
            return texts;
        }

        private static String shortened(String text) {
            return text.length() > 40 ? text.substring(0, 40) + "…" : text;
        }
    }
}
