package io.paddock.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CapacitySettingsTest {

    @Test
    void namesNoSlicesUnlessTold() {
        var settings = bound(Map.of("paddock.capacity.lease", "4h"));
        assertThat(settings.slicesOf("n1")).isEmpty();
        assertThat(settings.lease()).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void readsSlicesAndWhereTheyAre() {
        var settings = bound(Map.of(
                "paddock.capacity.slices[0].device", "GPU-1",
                "paddock.capacity.slices[0].memory-mebibytes", "8000",
                "paddock.capacity.slices[1].device", "MIG-2",
                "paddock.capacity.slices[1].kind", "mig",
                "paddock.capacity.slices[1].memory-mebibytes", "9984",
                "paddock.capacity.slices[1].model", "NVIDIA H100",
                "paddock.capacity.slices[1].parent", "GPU-3",
                "paddock.capacity.slices[1].node", "n2"));
        var everywhere = new Slice("GPU-1", "n1", Slice.Kind.WHOLE, "GPU", "GPU-1", 8000, Slice.State.AVAILABLE);
        assertThat(settings.slicesOf("n1")).containsExactly(everywhere);
        assertThat(settings.slicesOf("n2"))
                .contains(
                        new Slice("MIG-2", "n2", Slice.Kind.MIG, "NVIDIA H100", "GPU-3", 9984, Slice.State.AVAILABLE));
    }

    @Test
    void refusesASliceWithoutMemoryAndAnIdThatIsNone() {
        assertThatThrownBy(() -> bound(Map.of("paddock.capacity.slices[0].device", "GPU-1")))
                .rootCause()
                .hasMessageContaining("memory");
        assertThatThrownBy(() -> bound(Map.of(
                        "paddock.capacity.slices[0].device", "all of them",
                        "paddock.capacity.slices[0].memory-mebibytes", "8000")))
                .rootCause()
                .hasMessageContaining("not the id of a device");
    }

    private static CapacitySettings bound(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(new HashMap<>(values)))
                .bindOrCreate("paddock.capacity", CapacitySettings.class);
    }
}
