package io.paddock.lab;

import io.paddock.lab.container.ContainerId;
import io.paddock.lab.container.ContainerRuntimeException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lays files into labs that run: those of another lesson, and of a new version of one. Each set once a lab. */
@Component
class LaidFiles {

    private static final Logger LOG = LoggerFactory.getLogger(LaidFiles.class);

    private record Laid(String workFolder, @Nullable Path seedFolder) {}

    private final SeedFiles seeds;
    private final Map<LabId, Set<Laid>> laid = new ConcurrentHashMap<>();

    LaidFiles(SeedFiles seeds) {
        this.seeds = seeds;
    }

    /** The lab is ready; what it started with is there. */
    void lay(LabRecord lab, LabRequest request) {
        var wanted = new Laid(request.workFolder(), absolute(request.seedFolder()));
        var atStart = new Laid(lab.workFolder(), absolute(lab.seedFolder()));
        if (lab.container() == null || wanted.equals(atStart)) {
            return;
        }
        var sets = laid.computeIfAbsent(lab.id(), _ -> ConcurrentHashMap.newKeySet());
        if (sets.contains(wanted)) {
            return;
        }
        try {
            seeds.lay(
                    new ContainerId(Objects.requireNonNull(lab.container())), wanted.workFolder(), wanted.seedFolder());
            sets.add(wanted);
        } catch (ContainerRuntimeException | IllegalStateException e) {
            // the lesson can be read all the same, and its first cell says what is missing
            LOG.warn("Files for {} could not be laid into lab {}", wanted.workFolder(), lab.id(), e);
        }
    }

    @EventListener
    void on(LabChanged event) {
        if (LabLife.ended(event.lab().state())) {
            laid.remove(event.lab().id());
        }
    }

    private static @Nullable Path absolute(@Nullable Path folder) {
        return folder == null ? null : folder.toAbsolutePath();
    }
}
