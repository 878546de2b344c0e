package io.paddock.notebook;

import io.paddock.notebook.TextDelta.Step;
import io.paddock.notebook.TextDelta.TextDeltaBuilder;
import java.util.List;

/** Walks two deltas side by side: one after the other (compose), or both on the same text (transform). */
final class TextDeltaMerge {

    private static final int REST = Integer.MAX_VALUE;

    private TextDeltaMerge() {}

    static TextDelta compose(List<Step> first, List<Step> second) {
        Walk one = new Walk(first);
        Walk two = new Walk(second);
        TextDeltaBuilder result = new TextDeltaBuilder();
        while (one.hasMore() || two.hasMore()) {
            if (two.inserts()) {
                result.push(two.take(REST));
            } else if (one.deletes()) {
                result.push(one.take(REST));
            } else {
                int units = Math.min(one.left(), two.left());
                Step before = one.take(units);
                Step after = two.take(units);
                if (after.retain() > 0) {
                    result.push(before);
                } else if (before.retain() > 0) {
                    result.push(after);
                }
            }
        }
        return new TextDelta(result.steps());
    }

    static TextDelta transform(List<Step> change, List<Step> over, boolean overFirst) {
        Walk ground = new Walk(over);
        Walk own = new Walk(change);
        TextDeltaBuilder result = new TextDeltaBuilder();
        while (own.hasMore()) {
            if (ground.inserts() && (overFirst || !own.inserts())) {
                result.push(Step.ofRetain(ground.take(REST).length()));
            } else if (own.inserts()) {
                result.push(own.take(REST));
            } else {
                int units = Math.min(ground.left(), own.left());
                Step below = ground.take(units);
                Step mine = own.take(units);
                if (below.delete() == 0) {
                    result.push(mine);
                }
            }
        }
        return new TextDelta(result.steps());
    }

    /** A place in a delta; past its end there is an endless retain. */
    private static final class Walk {

        private final List<Step> steps;
        private int index;
        private int used;

        Walk(List<Step> steps) {
            this.steps = steps;
        }

        boolean hasMore() {
            return index < steps.size();
        }

        boolean inserts() {
            return hasMore() && steps.get(index).insert() != null;
        }

        boolean deletes() {
            return hasMore() && steps.get(index).delete() > 0;
        }

        int left() {
            return hasMore() ? steps.get(index).length() - used : REST;
        }

        Step take(int most) {
            if (!hasMore()) {
                return Step.ofRetain(most);
            }
            Step step = steps.get(index);
            int from = used;
            int units = Math.min(most, step.length() - from);
            used += units;
            if (used == step.length()) {
                index++;
                used = 0;
            }
            String text = step.insert();
            if (text != null) {
                return Step.ofInsert(text.substring(from, from + units));
            }
            return step.retain() > 0 ? Step.ofRetain(units) : Step.ofDelete(units);
        }
    }
}
