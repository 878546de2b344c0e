package io.paddock.notebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class JsonFieldsTest {

    private final JsonFields.Reader reader = new JsonFields.Reader(10, 1_000_000);

    @Test
    void givesEachValueAsItStands() {
        JsonFields fields = reader.read("""
                {"a" : {"x": 1.50,  "y":[1e3, "}"]} , "b":-0.0, "c": [ 1 , 2 ],"d":"q\\"\\u00e9\\n", "e":true,"f":null , "g":12 }
                """);
        assertThat(fields.raw("a")).isEqualTo("{\"x\": 1.50,  \"y\":[1e3, \"}\"]}");
        assertThat(fields.raw("b")).isEqualTo("-0.0");
        assertThat(fields.raw("c")).isEqualTo("[ 1 , 2 ]");
        assertThat(fields.raw("d")).isEqualTo("\"q\\\"\\u00e9\\n\"");
        assertThat(fields.text("d")).isEqualTo("q\"é\n");
        assertThat(fields.raw("e")).isEqualTo("true");
        assertThat(fields.raw("f")).isEqualTo("null");
        assertThat(fields.number("g", 0)).isEqualTo(12);
        assertThat(fields.object("a").raw("x")).isEqualTo("1.50");
    }

    @Test
    void valuesOfAnotherKindCountAsMissing() {
        JsonFields fields = reader.read("{\"a\":[1],\"n\":1.5,\"huge\":99999999999999999999,\"t\":7}");
        assertThat(fields.rawObject("a")).isEqualTo("{}");
        assertThat(fields.rawArray("n")).isEqualTo("[]");
        assertThat(fields.text("t")).isEmpty();
        assertThat(fields.textOrNull("t")).isNull();
        assertThat(fields.number("n", 3)).isEqualTo(3);
        assertThat(fields.number("huge", 3)).isEqualTo(3);
        assertThat(fields.number("none", 3)).isEqualTo(3);
        assertThat(fields.texts("a")).isEmpty();
    }

    @Test
    void longValuesStayWhole() {
        String text = "😀é\\n".repeat(50_000);
        JsonFields fields = reader.read("{\"before\":1,\"long\":\"" + text + "\",\"after\":[2]}");
        assertThat(fields.raw("long")).isEqualTo("\"" + text + "\"");
        assertThat(fields.text("long")).isEqualTo("😀é\n".repeat(50_000));
        assertThat(fields.raw("after")).isEqualTo("[2]");
    }

    @Test
    void depthIsLimited() {
        assertThat(reader.read("{\"a\":" + "[".repeat(8) + "]".repeat(8) + "}").raw("a"))
                .hasSize(16);
        assertThatThrownBy(() -> reader.read("{\"a\":" + "[".repeat(11) + "]".repeat(11) + "}"))
                .isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> reader.read("{\"a\":" + "[".repeat(1_000_000))).isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[]", "3", "{", "{\"a\":}", "{} {}", "{\"a\":1}}", "{\"a\":NaN}", "{'a':1}", "\0"})
    void whatIsNotOneObjectIsRefused(String text) {
        assertThatThrownBy(() -> reader.read(text)).isInstanceOf(JacksonException.class);
    }
}
