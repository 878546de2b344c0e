package io.paddock.notebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cells in order; deleted ones keep their place, so that "after" a deleted cell still means something. */
final class CellList {

    private final List<DocumentCell> order = new ArrayList<>();
    private final Map<String, DocumentCell> byId = new HashMap<>();

    @Nullable DocumentCell find(String id) {
        return byId.get(id);
    }

    /** Living cells in order. */
    List<DocumentCell> living() {
        return order.stream().filter(cell -> !cell.deleted).toList();
    }

    /** All cells in order, deleted ones included. */
    List<DocumentCell> all() {
        return List.copyOf(order);
    }

    int size() {
        return order.size();
    }

    void addLast(DocumentCell cell) {
        if (byId.put(cell.id(), cell) != null) {
            throw new IllegalStateException("two cells " + cell.id());
        }
        order.add(cell);
    }

    /** Puts a cell, new or not, behind another one. */
    void place(DocumentCell cell, @Nullable String after) {
        DocumentCell anchor = after == null ? null : byId.get(after);
        if (anchor == cell) {
            return;
        }
        if (byId.put(cell.id(), cell) != null) {
            order.remove(cell);
        }
        int index = after == null ? 0 : anchor == null ? order.size() : order.indexOf(anchor) + 1;
        order.add(index, cell);
    }

    void clear() {
        order.clear();
        byId.clear();
    }
}
