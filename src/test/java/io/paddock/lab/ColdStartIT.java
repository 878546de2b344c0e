package io.paddock.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.lab.LabImages.ReadyImage;
import io.paddock.lab.LabNetworks.LabNetwork;
import io.paddock.lab.container.ContainerId;
import io.paddock.lab.container.Gpu;
import io.paddock.support.IntegrationTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

/** What Paddock adds to the bare start of the same container: rows, admission, files, events. */
@IntegrationTest
class ColdStartIT {

    private static final int ROUNDS = 7;

    @Autowired
    private ConfigurableApplicationContext application;

    @Autowired
    private LabContainers containers;

    @Autowired
    private LabNetworks networks;

    @Autowired
    private LabImages images;

    @Autowired
    private GatewayProbe probe;

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
    void addsLittleToTheBareStartOfAContainer() {
        var labs = new ArrayList<Long>();
        var bare = new ArrayList<Long>();
        LabRequest request = house.request(house.student().id());
        // the first of each warms up
        for (int round = 0; round <= ROUNDS; round++) {
            long before = System.nanoTime();
            Lab lab = house.ready(request);
            labs.add(System.nanoTime() - before);
            LabRecord row = house.rows.find(lab.id()).orElseThrow();
            house.labs.stop(lab.owner(), lab.id());
            house.events.awaitState(lab.id(), LabState.STOPPED);

            before = System.nanoTime();
            ContainerId container = startBare(row);
            bare.add(System.nanoTime() - before);
            house.runtime.remove(container);
        }
        double ratio = (double) median(labs) / median(bare);
        System.out.printf(
                "cold start: lab %d ms, bare %d ms, ratio %.2f%n",
                median(labs) / 1_000_000, median(bare) / 1_000_000, ratio);
        assertThat(ratio)
                .as("of medians; measured 1.1 to 1.3 on a quiet machine")
                .isLessThan(2);
    }

    private ContainerId startBare(LabRecord row) {
        ReadyImage image = images.ready(row.environment()).orElseThrow();
        LabNetwork network = networks.network(false);
        ContainerId container = containers.create(row, image, network, new Gpu.None());
        house.runtime.start(container);
        GatewayAddress gateway = LabContainers.gateway(
                        house.runtime.inspect(container).orElseThrow())
                .orElseThrow();
        assertThat(probe.await(gateway, Duration.ofSeconds(60), () -> true)).isEqualTo(GatewayProbe.Answer.READY);
        return container;
    }

    private static long median(List<Long> samples) {
        return samples.stream().skip(1).sorted().skip(ROUNDS / 2).findFirst().orElseThrow();
    }
}
