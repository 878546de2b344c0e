package io.paddock.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.capacity.Admission;
import io.paddock.capacity.Ask;
import io.paddock.capacity.CapacityService;
import io.paddock.capacity.ComputeNeed;
import io.paddock.capacity.HolderId;
import io.paddock.capacity.Limit;
import io.paddock.capacity.Slice;
import io.paddock.capacity.SliceInventory;
import io.paddock.capacity.SliceNeed;
import io.paddock.lab.container.ContainerLabels;
import io.paddock.lab.container.ContainerRuntime;
import io.paddock.lab.container.ContainerSpec;
import io.paddock.support.IntegrationTest;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.ConfigurableApplicationContext;

/** A look for GPUs on a machine that has none: what is not there, and what nobody can tell. */
@IntegrationTest
class SliceProbeIT {

    @Autowired
    private ConfigurableApplicationContext application;

    @Autowired
    private SliceInventory slices;

    @Autowired
    private CapacityService capacity;

    @Autowired
    private Clock clock;

    @TempDir
    private Path noImages;

    private LabHouse house;

    @BeforeEach
    void open() {
        house = new LabHouse(application);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void looksForGpusAndLeavesNothingBehindWhereThereIsNoDriver() {
        var probe = probe(house.runtime, application.getBean(LabImages.class));
        var facts = house.runtime.engine();
        var gone =
                new Slice("GPU-gone", facts.name(), Slice.Kind.WHOLE, "GPU", "GPU-gone", 8192, Slice.State.AVAILABLE);
        slices.report(facts.name(), Optional.of(List.of(gone)));

        probe.engineReady(facts);

        assertThat(slices.count(new SliceNeed(8000, true)).total())
                .as("the look found none, so what was there is lost")
                .isZero();
        var labels = new HashMap<>(application.getBean(Installation.class).labels());
        labels.put(ContainerLabels.PURPOSE, "gpus");
        assertThat(house.runtime.list(labels)).isEmpty();
    }

    @Test
    void knowsNothingOfGpusThatAnImageCannotLookAt() {
        String node = house.runtime.engine().name();
        var known = new Slice("GPU-known", node, Slice.Kind.WHOLE, "GPU", "GPU-known", 8192, Slice.State.AVAILABLE);
        slices.report(node, Optional.of(List.of(known)));
        try {
            probe(withoutTool(house.runtime), application.getBean(LabImages.class))
                    .engineReady(house.runtime.engine());

            assertThat(slices.count(new SliceNeed(8000, true)).total())
                    .as("what was known holds")
                    .isEqualTo(1);
            assertThat(refusedForLarge()).isEqualTo(Limit.Kind.SLICE_UNREADABLE);
        } finally {
            slices.report(node, Optional.of(List.of()));
        }
    }

    @Test
    void saysThatGpusCannotBeReadWhereThereIsNoImageToLookWith() {
        var none = new LabImages(
                application.getBean(ImageBuilder.class),
                new ImageSettings(noImages, List.of(), null, null, null, null, Duration.ofMinutes(1)),
                application.getBean(ImageRows.class),
                application.getBean(LabAccess.class),
                clock,
                event -> {});
        var probe = probe(house.runtime, none);
        try {
            probe.engineReady(house.runtime.engine());
            probe.again();

            assertThat(refusedForLarge()).isEqualTo(Limit.Kind.SLICE_UNREADABLE);
        } finally {
            none.destroy();
            slices.report(house.runtime.engine().name(), Optional.of(List.of()));
        }
        assertThat(refusedForLarge()).as("looked at").isEqualTo(Limit.Kind.SLICE);
    }

    private SliceProbe probe(ContainerRuntime runtime, LabImages images) {
        var settings = new Binder(new MapConfigurationPropertySource(Map.of("paddock.lab.gpu-probe", "always")))
                .bindOrCreate("paddock.lab", LabSettings.class);
        return new SliceProbe(
                runtime,
                application.getBean(Installation.class),
                images,
                slices,
                settings,
                application.getBean(LabTasks.class));
    }

    /** Why nobody gets a slice that is larger than any. */
    private Limit.Kind refusedForLarge() {
        var need = new ComputeNeed(512, 500, new SliceNeed(900_000, false));
        var answer = capacity.ask(
                new Ask(new HolderId(9_600_000_001L), house.student().id(), need, false));
        return ((Admission.Refused) answer).limits().getLast().kind();
    }

    /** The engine lets the container start, but lays no {@code nvidia-smi} into it. */
    private static ContainerRuntime withoutTool(ContainerRuntime engine) {
        return (ContainerRuntime) Proxy.newProxyInstance(
                ContainerRuntime.class.getClassLoader(),
                new Class<?>[] {ContainerRuntime.class},
                (_, method, given) -> {
                    if (given != null && given.length == 1 && given[0] instanceof ContainerSpec spec) {
                        given[0] = new ContainerSpec(
                                spec.name(),
                                spec.image(),
                                spec.command(),
                                spec.environment(),
                                spec.labels(),
                                spec.network(),
                                spec.dns(),
                                spec.volumes(),
                                spec.limits());
                    }
                    return method.invoke(engine, given);
                });
    }
}
