package io.paddock.notebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings a newer version of a file into what became of the older one, cell by cell. Whoever worked in the notebook comes
 * first: what they wrote or added stays, what they deleted stays away; everything else follows the newer version. Merging
 * the same version twice changes nothing.
 *
 * @param cells what the notebook is to be
 */
record FileMerge(List<KeptSources.Cell> cells, List<NotebookUpdate.Change> changes) {

    FileMerge {
        cells = List.copyOf(cells);
        changes = List.copyOf(changes);
    }

    /**
     * Merges.
     *
     * @param base the version that the notebook was made from
     * @param mine the notebook
     * @param next the newer version
     */
    static FileMerge of(List<KeptSources.Cell> base, List<KeptSources.Cell> mine, List<KeptSources.Cell> next) {
        return new Merging(byId(base), byId(mine), byId(next)).result();
    }

    /** Whether two cells say the same; what is beside their text does not count as somebody's work. */
    private static boolean same(KeptSources.Cell one, KeptSources.@Nullable Cell other) {
        return other != null && one.type() == other.type() && one.source().equals(other.source());
    }

    private static Map<String, KeptSources.Cell> byId(List<KeptSources.Cell> cells) {
        var byId = new LinkedHashMap<String, KeptSources.Cell>();
        cells.forEach(cell -> byId.putIfAbsent(cell.id(), cell));
        return byId;
    }

    private record Merging(
            Map<String, KeptSources.Cell> base,
            Map<String, KeptSources.Cell> mine,
            Map<String, KeptSources.Cell> next,
            Map<String, KeptSources.Cell> made,
            List<NotebookUpdate.Change> changes) {

        Merging(
                Map<String, KeptSources.Cell> base,
                Map<String, KeptSources.Cell> mine,
                Map<String, KeptSources.Cell> next) {
            this(base, mine, next, new HashMap<>(), new ArrayList<>());
        }

        FileMerge result() {
            next.values().forEach(this::follow);
            mine.values().stream().filter(cell -> !next.containsKey(cell.id())).forEach(this::keep);
            var order =
                    isArrangedAsBefore() ? woven(next.keySet(), mine.keySet()) : woven(mine.keySet(), next.keySet());
            return new FileMerge(order.stream().map(made::get).toList(), changes);
        }

        /** A cell of the newer version. */
        private void follow(KeptSources.Cell now) {
            var then = base.get(now.id());
            var own = mine.get(now.id());
            if (own == null) {
                if (then == null) {
                    made.put(now.id(), now);
                    note(now, NotebookUpdate.Kind.ADDED);
                }
                return;
            }
            if (same(own, then)) {
                made.put(now.id(), new KeptSources.Cell(now.id(), now.type(), now.source(), metadata(own, then, now)));
                if (!same(own, now)) {
                    note(now, NotebookUpdate.Kind.FOLLOWED);
                }
                return;
            }
            made.put(now.id(), new KeptSources.Cell(own.id(), own.type(), own.source(), metadata(own, then, now)));
            if (!same(now, then) && !same(now, own)) {
                note(now, NotebookUpdate.Kind.KEPT);
            }
        }

        private static tools.jackson.databind.node.ObjectNode metadata(
                KeptSources.Cell own, KeptSources.@Nullable Cell then, KeptSources.Cell now) {
            return then != null && own.metadata().equals(then.metadata()) ? now.metadata() : own.metadata();
        }

        /** A cell that the newer version does not have. */
        private void keep(KeptSources.Cell own) {
            var then = base.get(own.id());
            if (then == null) {
                made.put(own.id(), own);
            } else if (same(own, then)) {
                note(then, NotebookUpdate.Kind.REMOVED);
            } else {
                made.put(own.id(), own);
                note(then, NotebookUpdate.Kind.KEPT_THOUGH_REMOVED);
            }
        }

        private void note(KeptSources.Cell cell, NotebookUpdate.Kind kind) {
            changes.add(new NotebookUpdate.Change(cell.id(), cell.type(), kind, cell.source()));
        }

        /** Whether the cells that are left of the older version stand in its order. */
        private boolean isArrangedAsBefore() {
            var before = base.keySet().stream().filter(mine::containsKey).toList();
            return mine.keySet().stream().filter(base::containsKey).toList().equals(before);
        }

        /** The cells of one order, and each that only the other has behind the cell that it stands behind there. */
        private List<String> woven(Set<String> order, Set<String> others) {
            var woven = new ArrayList<>(order.stream().filter(made::containsKey).toList());
            var there = new HashSet<>(woven);
            @Nullable String previous = null;
            for (var id : others) {
                if (!made.containsKey(id)) {
                    continue;
                }
                if (there.add(id)) {
                    woven.add(previous == null ? 0 : woven.indexOf(previous) + 1, id);
                }
                previous = id;
            }
            return woven;
        }
    }
}
