package io.paddock.notebook;

import java.util.HashMap;
import java.util.Map;

/** What the database has of a notebook's outputs: their numbers by cell, and of streams how many chunks. Used by one writer at a time. */
final class StoredOutputs {

    private final Map<String, Map<Long, Integer>> cells = new HashMap<>();

    Map<Long, Integer> of(String cell) {
        return cells.getOrDefault(cell, Map.of());
    }

    void put(String cell, Map<Long, Integer> chunksByNumber) {
        cells.put(cell, Map.copyOf(chunksByNumber));
    }

    void clear() {
        cells.clear();
    }
}
