package io.paddock.notebook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of a text in UTF-16 units, in normal form: no empty steps, equal neighbours joined, an insert before a delete
 * at the same place, no retain at the end. What it says beyond the end of a text does nothing.
 */
record TextDelta(List<Step> steps) {

    static final TextDelta NOTHING = new TextDelta(List.of());

    /** One step: exactly one of the three is set. */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    record Step(
            @JsonProperty("retain") int retain,
            @JsonProperty("insert") @Nullable String insert,
            @JsonProperty("delete") int delete) {

        Step {
            boolean inserts = insert != null && !insert.isEmpty();
            int set = (retain > 0 ? 1 : 0) + (inserts ? 1 : 0) + (delete > 0 ? 1 : 0);
            if (set != 1 || retain < 0 || delete < 0) {
                throw new IllegalArgumentException("a step retains, inserts or deletes, at least one unit");
            }
        }

        static Step ofRetain(int units) {
            return new Step(units, null, 0);
        }

        static Step ofInsert(String text) {
            return new Step(0, text, 0);
        }

        static Step ofDelete(int units) {
            return new Step(0, null, units);
        }

        int length() {
            return insert != null ? insert.length() : retain + delete;
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    TextDelta(List<Step> steps) {
        TextDeltaBuilder normal = new TextDeltaBuilder();
        steps.forEach(normal::push);
        this.steps = normal.steps();
    }

    @Override
    @JsonValue
    public List<Step> steps() {
        return steps;
    }

    static TextDelta of(Step... steps) {
        return new TextDelta(List.of(steps));
    }

    /** The change of the part between what both texts begin and end with. */
    static TextDelta between(String before, String after) {
        int most = Math.min(before.length(), after.length());
        int start = 0;
        while (start < most && before.charAt(start) == after.charAt(start)) {
            start++;
        }
        if (start > 0 && Character.isHighSurrogate(before.charAt(start - 1))) {
            start--;
        }
        int end = 0;
        while (end < most - start
                && before.charAt(before.length() - 1 - end) == after.charAt(after.length() - 1 - end)) {
            end++;
        }
        if (end > 0 && Character.isLowSurrogate(before.charAt(before.length() - end))) {
            end--;
        }
        TextDeltaBuilder change = new TextDeltaBuilder();
        if (start > 0) {
            change.push(Step.ofRetain(start));
        }
        if (after.length() - end > start) {
            change.push(Step.ofInsert(after.substring(start, after.length() - end)));
        }
        if (before.length() - end > start) {
            change.push(Step.ofDelete(before.length() - end - start));
        }
        return new TextDelta(change.steps());
    }

    boolean isNothing() {
        return steps.isEmpty();
    }

    String apply(String text) {
        StringBuilder result = new StringBuilder(text.length() + 16);
        int at = 0;
        for (Step step : steps) {
            if (step.insert != null) {
                result.append(step.insert);
            } else {
                int end = (int) Math.min(text.length(), (long) at + step.length());
                if (step.retain > 0) {
                    result.append(text, at, end);
                }
                at = end;
            }
        }
        return result.append(text, at, text.length()).toString();
    }

    /** Whether it stays inside this text and neither a place nor an inserted text cuts a surrogate pair. */
    boolean fits(String text) {
        long at = 0;
        for (Step step : steps) {
            if (step.insert != null) {
                if (Character.isLowSurrogate(step.insert.charAt(0))
                        || Character.isHighSurrogate(step.insert.charAt(step.insert.length() - 1))) {
                    return false;
                }
            } else {
                at += step.length();
            }
            if (at > text.length() || cutsPair(text, (int) at)) {
                return false;
            }
        }
        return true;
    }

    private static boolean cutsPair(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
    }

    /** This change and then the other one, as one. */
    TextDelta compose(TextDelta next) {
        return TextDeltaMerge.compose(steps, next.steps);
    }

    /**
     * This change as it must be once {@code over}, made on the same text, has been applied.
     *
     * @param overFirst whether inserts of {@code over} stand left of this one's at the same place
     */
    TextDelta transform(TextDelta over, boolean overFirst) {
        return TextDeltaMerge.transform(steps, over.steps, overFirst);
    }

    /** Gathers steps into normal form. */
    static final class TextDeltaBuilder {

        private final List<Step> steps = new ArrayList<>();

        void push(Step step) {
            int last = steps.size() - 1;
            Step before = last < 0 ? null : steps.get(last);
            if (before == null) {
                steps.add(step);
            } else if (step.insert != null && before.delete > 0) {
                steps.removeLast();
                push(step);
                steps.add(before);
            } else if (step.insert != null && before.insert != null) {
                steps.set(last, Step.ofInsert(before.insert + step.insert));
            } else if (step.delete > 0 && before.delete > 0) {
                steps.set(last, Step.ofDelete(Math.addExact(before.delete, step.delete)));
            } else if (step.retain > 0 && before.retain > 0) {
                steps.set(last, Step.ofRetain(Math.addExact(before.retain, step.retain)));
            } else {
                steps.add(step);
            }
        }

        List<Step> steps() {
            int size = steps.size();
            boolean trailing = size > 0 && steps.get(size - 1).retain > 0;
            return List.copyOf(trailing ? steps.subList(0, size - 1) : steps);
        }
    }
}
