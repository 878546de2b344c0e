package io.paddock.notebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operations that make a document's sources what they were. Being operations, they merge with what others type meanwhile, keep outputs and
 * kernel, and can themselves be gone back over. Cells that the lesson has locked stay as they are.
 */
final class RevisionReturn {

    private final List<DocumentOperation> operations = new ArrayList<>();
    private final Map<String, DocumentCell> present = new HashMap<>();
    private final List<String> order = new ArrayList<>();

    private RevisionReturn(List<DocumentCell> living) {
        for (DocumentCell cell : living) {
            present.put(cell.id(), cell);
            order.add(cell.id());
        }
    }

    static List<DocumentOperation> operations(List<DocumentCell> living, List<KeptSources.Cell> wanted) {
        RevisionReturn way = new RevisionReturn(living);
        way.deleteOthers(wanted);
        way.arrange(wanted);
        wanted.forEach(way::edit);
        return way.operations;
    }

    private void deleteOthers(List<KeptSources.Cell> wanted) {
        Set<String> ids = new HashSet<>();
        wanted.forEach(cell -> ids.add(cell.id()));
        for (String id : List.copyOf(order)) {
            DocumentCell cell = present.get(id);
            if (!ids.contains(id) && cell != null && cell.deletable()) {
                order.remove(id);
                operations.add(new DocumentOperation.Delete(id));
            }
        }
    }

    private void arrange(List<KeptSources.Cell> wanted) {
        @Nullable String previous = null;
        for (KeptSources.Cell cell : wanted) {
            int place = previous == null ? 0 : order.indexOf(previous) + 1;
            int now = order.indexOf(cell.id());
            if (now < 0) {
                order.add(place, cell.id());
                operations.add(
                        new DocumentOperation.Insert(cell.id(), previous, cell.type(), cell.source(), cell.metadata()));
            } else if (now != place) {
                order.remove(now);
                order.add(previous == null ? 0 : order.indexOf(previous) + 1, cell.id());
                operations.add(new DocumentOperation.Move(cell.id(), previous));
            }
            previous = cell.id();
        }
    }

    private void edit(KeptSources.Cell wanted) {
        DocumentCell cell = present.get(wanted.id());
        if (cell == null || !cell.editable()) {
            return;
        }
        if (cell.type() != wanted.type()) {
            operations.add(new DocumentOperation.Type(wanted.id(), wanted.type()));
        }
        if (!cell.source().equals(wanted.source())) {
            operations.add(new DocumentOperation.Text(wanted.id(), TextDelta.between(cell.source(), wanted.source())));
        }
        if (!cell.metadata().equals(wanted.metadata())) {
            operations.add(new DocumentOperation.Metadata(wanted.id(), wanted.metadata()));
        }
    }
}
