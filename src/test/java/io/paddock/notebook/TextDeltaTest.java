package io.paddock.notebook;

import static io.paddock.notebook.TextDelta.Step.ofDelete;
import static io.paddock.notebook.TextDelta.Step.ofInsert;
import static io.paddock.notebook.TextDelta.Step.ofRetain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextDeltaTest {

    private final Random random = new Random(20260701);

    @Test
    void appliesSteps() {
        TextDelta delta = TextDelta.of(ofRetain(2), ofInsert("XY"), ofDelete(1));

        assertThat(delta.apply("abcd")).isEqualTo("abXYd");
    }

    @Test
    void bringsStepsIntoNormalForm() {
        TextDelta delta = TextDelta.of(ofDelete(1), ofInsert("a"), ofInsert("b"), ofDelete(2), ofRetain(4));

        assertThat(delta.steps()).containsExactly(ofInsert("ab"), ofDelete(3));
    }

    @Test
    void refusesToCutSurrogatePairs() {
        String smile = "a\uD83D\uDE00b";

        assertThat(TextDelta.of(ofRetain(2), ofInsert("x")).fits(smile)).isFalse();
        assertThat(TextDelta.of(ofRetain(1), ofDelete(1)).fits(smile)).isFalse();
        assertThat(TextDelta.of(ofInsert("\uD83D")).fits(smile)).isFalse();
        assertThat(TextDelta.of(ofRetain(1), ofDelete(2)).fits(smile)).isTrue();
        assertThat(TextDelta.of(ofRetain(5), ofInsert("x")).fits(smile)).isFalse();
    }

    @Test
    void refusesEmptySteps() {
        assertThatThrownBy(() -> ofRetain(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ofInsert("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsAndWritesTheProtocolsJson() {
        String json = "[{\"retain\":5},{\"insert\":\"x\"},{\"delete\":2}]";

        TextDelta delta = NotebookJson.MAPPER.readValue(json, TextDelta.class);

        assertThat(delta).isEqualTo(TextDelta.of(ofRetain(5), ofInsert("x"), ofDelete(2)));
        assertThat(NotebookJson.text(delta)).isEqualTo(json);
    }

    @Test
    void whatTheServerOrderedFirstStandsLeft() {
        TextDelta first = TextDelta.of(ofRetain(1), ofInsert("first"));
        TextDelta second = TextDelta.of(ofRetain(1), ofInsert("second"));

        assertThat(second.transform(first, true).apply(first.apply("ab"))).isEqualTo("afirstsecondb");
        assertThat(first.transform(second, false).apply(second.apply("ab"))).isEqualTo("afirstsecondb");
    }

    @Test
    void transformedDeltasConverge() {
        for (int i = 0; i < 3_000; i++) {
            String text = text(random.nextInt(12));
            TextDelta one = delta(text);
            TextDelta two = delta(text);

            String oneThenTwo = two.transform(one, true).apply(one.apply(text));
            String twoThenOne = one.transform(two, false).apply(two.apply(text));

            assertThat(twoThenOne).as("%s with %s on '%s'", one, two, text).isEqualTo(oneThenTwo);
            assertThat(two.transform(one, true).fits(one.apply(text))).isTrue();
        }
    }

    @Test
    void composedDeltasDoWhatOneAfterTheOtherDoes() {
        for (int i = 0; i < 3_000; i++) {
            String text = text(random.nextInt(12));
            TextDelta one = delta(text);
            TextDelta two = delta(one.apply(text));

            assertThat(one.compose(two).apply(text)).isEqualTo(two.apply(one.apply(text)));
        }
    }

    private String text(int pieces) {
        List<String> from = List.of("a", "b", "中", "\uD83D\uDE00", "\n", " ");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            text.append(from.get(random.nextInt(from.size())));
        }
        return text.toString();
    }

    private TextDelta delta(String text) {
        List<TextDelta.Step> steps = new ArrayList<>();
        int at = 0;
        while (true) {
            if (random.nextInt(3) == 0) {
                steps.add(ofInsert(text(1 + random.nextInt(3))));
            }
            if (at >= text.length()) {
                return new TextDelta(steps);
            }
            int units = Character.charCount(text.codePointAt(at));
            steps.add(random.nextInt(3) == 0 ? ofDelete(units) : ofRetain(units));
            at += units;
        }
    }
}
