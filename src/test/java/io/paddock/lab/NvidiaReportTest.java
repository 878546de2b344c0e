package io.paddock.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.capacity.Slice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The forms of nvidia-smi's output, from files put together of real ones. */
class NvidiaReportTest {

    private static final String H100 = "GPU-b4895dbf-9350-2524-a89b-98161ddd9fe4";

    @Test
    void readsAGpuThatIsWhole() {
        assertThat(slices("nvidia-whole"))
                .containsExactly(new Slice(
                        "GPU-d0b737ba-bab2-9fc1-645b-a70606d5760c",
                        "n1",
                        Slice.Kind.WHOLE,
                        "NVIDIA H200",
                        "GPU-d0b737ba-bab2-9fc1-645b-a70606d5760c",
                        143_771,
                        Slice.State.AVAILABLE));
    }

    @Test
    void joinsPartsByGpuAndNumberAndLeavesOutWhatIsSharedOrSaysNoMemory() {
        assertThat(slices("nvidia-mixed"))
                .extracting(Slice::device, Slice::parent, Slice::kind, Slice::memoryMebibytes)
                .containsExactly(
                        tuple("MIG-3f6f389f-b0cc-5e5c-8e32-eaa8fd067902", H100, Slice.Kind.MIG, 40_448),
                        tuple("MIG-35f93699-4b53-5a19-8289-80b8418eec60", H100, Slice.Kind.MIG, 9984),
                        tuple(
                                "GPU-11115dbf-9350-2524-a89b-98161ddd9fe4",
                                "GPU-11115dbf-9350-2524-a89b-98161ddd9fe4",
                                Slice.Kind.WHOLE,
                                24_576));
    }

    @Test
    void offersNoGpuAsAWholeThatIsDividedButHasNoParts() {
        String xml = read("nvidia-whole.xml").replace("<current_mig>Disabled", "<current_mig>Enabled");
        assertThat(NvidiaReport.slices("n1", read("nvidia-whole.list"), xml)).isEmpty();
    }

    @Test
    void saysTheToolsOwnWordsWhereTheDriverIsAway() {
        String words = "Failed to initialize NVML: Driver/library version mismatch";
        assertThatThrownBy(() -> NvidiaReport.slices("n1", words + "\n", ""))
                .isInstanceOf(NvidiaReport.NothingListed.class)
                .hasMessage(words);
    }

    @Test
    void refusesAReportThatIsCutOff() {
        String xml = read("nvidia-mixed.xml");
        assertThatThrownBy(
                        () -> NvidiaReport.slices("n1", read("nvidia-mixed.list"), xml.substring(0, xml.length() / 2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void loadsNothingThatTheDocumentTypeNames() {
        String xml = read("nvidia-whole.xml")
                .replace("SYSTEM \"nvsmi_device_v13.dtd\"", "[<!ENTITY secret SYSTEM \"file:///etc/passwd\">]")
                .replace("143771 MiB", "&secret;");
        assertThat(NvidiaReport.slices("n1", read("nvidia-whole.list"), xml)).isEmpty();
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    private static List<Slice> slices(String name) {
        return NvidiaReport.slices("n1", read(name + ".list"), read(name + ".xml"));
    }

    private static String read(String name) {
        try (var in = Objects.requireNonNull(NvidiaReportTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
