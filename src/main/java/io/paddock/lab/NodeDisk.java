package io.paddock.lab;

import io.paddock.base.language.Message;
import io.paddock.lab.container.EngineFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps a floor free on the engine's disk: a full one would break every lab at once. */
@Component
class NodeDisk implements EngineWatch.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(NodeDisk.class);

    private final LabSettings settings;
    private volatile @Nullable Path root;

    NodeDisk(LabSettings settings) {
        this.settings = settings;
    }

    @Override
    public void engineReady(EngineFacts facts) {
        root = facts.root().orElse(null);
    }

    /** Why no lab may start; empty where there is room, or where the disk cannot be seen from here. */
    Optional<Message> tooFull() {
        Path folder = root;
        if (folder == null) {
            return Optional.empty();
        }
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            return free >= settings.diskFloor().toBytes()
                    ? Optional.empty()
                    : Optional.of(Message.of(
                            "lab.ending.disk-floor",
                            free >> 20,
                            settings.diskFloor().toMegabytes()));
        } catch (IOException e) {
            LOG.debug("The engine's disk cannot be measured", e);
            return Optional.empty();
        }
    }
}
