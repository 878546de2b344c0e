package io.paddock.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class CellOutputsTest {

    private static final String SHOWN = "{\"output_type\":\"display_data\",\"data\":{},\"metadata\":{}}";
    private final LongSupplier numbers = new AtomicLong(1)::getAndIncrement;
    private final List<DocumentChange> changes = new ArrayList<>();
    private final CellOutputs outputs = new CellOutputs(OutputLimits.DEFAULT);

    @Test
    void textsOfOneStreamThatFollowEachOtherAreOneOutput() {
        print(outputs, false, "a");
        print(outputs, false, "b");
        print(outputs, true, "c");
        print(outputs, false, "d");

        assertThat(outputs.size()).isEqualTo(3);
        assertThat(changes)
                .containsExactly(
                        new DocumentChange.OutputAdded("c", 0),
                        new DocumentChange.StreamAppended("c", 0, "b"),
                        new DocumentChange.OutputAdded("c", 1),
                        new DocumentChange.OutputAdded("c", 2));
    }

    @Test
    void aDeferredClearWaitsForTheNextOutput() {
        print(outputs, false, "old");
        changes.clear();

        assertThat(outputs.clear(true)).isFalse();
        assertThat(outputs.size()).isEqualTo(1);
        print(outputs, false, "new");

        assertThat(outputs.size()).isEqualTo(1);
        assertThat(changes)
                .containsExactly(new DocumentChange.OutputsCleared("c"), new DocumentChange.OutputAdded("c", 0));
    }

    @Test
    void anUpdateTakesTheNewContentAndANewNumber() {
        show(outputs, SHOWN, "plot");
        long before = outputs.get(0).number();

        outputs.update("c", "plot", SHOWN.replace("{}", "{\"text/plain\":\"new\"}"), numbers, changes);

        assertThat(outputs.get(0).number()).isNotEqualTo(before);
        assertThat(((CellOutput.Fixed) outputs.get(0)).json()).contains("new");
        assertThat(changes).contains(new DocumentChange.OutputSet("c", 0));
    }

    @Test
    void outputsWithoutEndAreCutInTheMiddleAtAConstantCost() {
        for (int i = 0; i < 20_000; i++) {
            show(outputs, SHOWN.replace("{}", "{\"n\":" + i + "}"), null);
        }

        assertThat(outputs.size()).isLessThanOrEqualTo(OutputLimits.DEFAULT.outputs());
        assertThat(((CellOutput.Fixed) outputs.get(0)).json()).contains("\"n\":0}");
        assertThat(((CellOutput.Fixed) outputs.get(outputs.size() - 1)).json()).contains("\"n\":19999}");
        long omitted = outputs.all().stream()
                .filter(CellOutput.Omitted.class::isInstance)
                .mapToLong(output -> ((CellOutput.Omitted) output).count())
                .sum();
        assertThat(omitted + outputs.size() - 1).isEqualTo(20_000);
        long rebuilt = changes.stream()
                .filter(DocumentChange.OutputsRebuilt.class::isInstance)
                .count();
        assertThat(rebuilt).isLessThan(100);
    }

    @Test
    void largeOutputsAreBoundedInBytes() {
        String image = SHOWN.replace("\"data\":{}", "\"data\":{\"image/png\":\"" + "A".repeat(1_000_000) + "\"}");
        for (int i = 0; i < 100; i++) {
            show(outputs, image, null);
        }
        show(outputs, SHOWN.replace("{}", "\"" + "x".repeat(11 * 1024 * 1024) + "\""), null);

        long bytes = outputs.all().stream().mapToLong(CellOutput::bytes).sum();
        assertThat(bytes).isLessThanOrEqualTo(OutputLimits.DEFAULT.bytes());
        assertThat(outputs.get(outputs.size() - 1)).isInstanceOf(CellOutput.Omitted.class);
    }

    private void print(CellOutputs to, boolean error, String text) {
        to.appendStream("c", error, text, numbers, changes);
    }

    private void show(CellOutputs to, String json, @org.jspecify.annotations.Nullable String displayId) {
        to.add("c", "display_data", displayId, json, numbers, changes);
    }
}
