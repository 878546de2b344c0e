package io.paddock.lab;

import io.paddock.base.language.Message;
import io.paddock.lab.container.ContainerId;
import io.paddock.lab.container.ContainerRuntime;
import io.paddock.lab.container.ContainerRuntimeException;
import io.paddock.lab.container.ExecResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How much of their quota people's volumes take, measured now and then: the engine's local volumes know no quota on most
 * file systems.
 */
@Component
class LabStorage {

    private static final Logger LOG = LoggerFactory.getLogger(LabStorage.class);
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final double WARN_AT = 0.8;

    private final LabRows rows;
    private final LabContainers containers;
    private final ContainerRuntime runtime;
    private final LabSettings settings;
    private final Map<String, Long> measured = new ConcurrentHashMap<>();

    LabStorage(LabRows rows, LabContainers containers, ContainerRuntime runtime, LabSettings settings) {
        this.rows = rows;
        this.containers = containers;
        this.runtime = runtime;
        this.settings = settings;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 600_000)
    void measure() {
        rows.live().stream().filter(lab -> lab.state() == LabState.READY).forEach(this::measure);
    }

    void measure(LabRecord lab) {
        if (lab.container() == null) {
            return;
        }
        try {
            ExecResult result = runtime.exec(
                    new ContainerId(lab.container()),
                    List.of("timeout", "50", "nice", "du", "-skx", HomePath.HOME),
                    4_096,
                    DEADLINE);
            String kibibytes = result.text().split("\\s", 2)[0];
            if (kibibytes.matches("\\d{1,15}")) {
                measured.put(containers.volume(lab), Long.parseLong(kibibytes) << 10);
            }
        } catch (ContainerRuntimeException e) {
            LOG.info("The files of lab {} could not be measured: {}", lab.id(), e.getMessage());
        }
    }

    OptionalLong bytes(LabRecord lab) {
        Long bytes = measured.get(containers.volume(lab));
        return bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes);
    }

    Optional<Message> warning(LabRecord lab) {
        long quota = settings.storageQuota().toBytes();
        OptionalLong bytes = bytes(lab);
        if (bytes.isEmpty() || bytes.getAsLong() < quota * WARN_AT) {
            return Optional.empty();
        }
        return Optional.of(Message.of(
                bytes.getAsLong() < quota ? "lab.stage.storage-soon" : "lab.stage.storage-full",
                bytes.getAsLong() >> 20,
                quota >> 20));
    }
}
