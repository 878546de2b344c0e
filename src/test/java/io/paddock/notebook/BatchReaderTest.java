package io.paddock.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchReaderTest {

    private static final String CLIENT = "5f0c1d2e-0000-4000-8000-000000000001";

    @Test
    void readsEveryOperation() {
        var batch = BatchReader.read(batch("""
                {"op":"text","cell":"a","delta":[{"retain":5},{"insert":"x"},{"delete":2}]},
                {"op":"insert","cell":"b","after":null,"type":"code","source":"","metadata":{}},
                {"op":"delete","cell":"a"},
                {"op":"move","cell":"b","after":"a"},
                {"op":"type","cell":"b","type":"markdown"},
                {"op":"metadata","cell":"b","metadata":{"tags":["x"]}},
                {"op":"clear","cell":null},
                {"op":"run","cells":["a","b"],"stopOnError":true}"""));

        assertThat(batch).isPresent();
        assertThat(batch.orElseThrow().operations()).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":\"text\",\"cell\":\"a\"}",
                "{\"op\":\"text\",\"cell\":\"a\",\"delta\":[{\"retain\":-1}]}",
                "{\"op\":\"text\",\"cell\":\"a\",\"delta\":[null]}",
                "{\"op\":\"insert\",\"cell\":\"b\"}",
                "{\"op\":\"delete\"}",
                "{\"op\":\"delete\",\"cell\":null}",
                "{\"op\":\"run\",\"stopOnError\":true}",
                "{\"op\":\"run\",\"cells\":[null],\"stopOnError\":true}",
                "{\"op\":\"fly\"}",
                "null",
                "7"
            })
    void refusesBrokenOperations(String operation) {
        assertThat(BatchReader.read(batch(operation))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"client\":\"x\"}",
                "{\"client\":\"../../etc\",\"sequence\":1,\"base\":0,\"operations\":[]}",
                "{\"client\":\"5f0c1d2e\",\"sequence\":0,\"base\":0,\"operations\":[]}",
                "{\"client\":\"5f0c1d2e\",\"sequence\":1,\"base\":-1,\"operations\":[]}",
                "{\"sequence\":1,\"base\":0,\"operations\":[]}"
            })
    void refusesBrokenBatches(String text) {
        assertThat(BatchReader.read(text)).isEmpty();
    }

    @Test
    void refusesWhatIsTooDeepOrTooLong() {
        assertThat(BatchReader.read("[".repeat(10_000))).isEmpty();
        assertThat(BatchReader.read(" ".repeat(BatchReader.LONGEST + 1))).isEmpty();
    }

    private static String batch(String operations) {
        return "{\"client\":\"" + CLIENT + "\",\"sequence\":1,\"base\":0,\"operations\":[" + operations + "]}";
    }
}
