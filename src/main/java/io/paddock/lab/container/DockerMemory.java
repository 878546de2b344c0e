package io.paddock.lab.container;

import static io.paddock.lab.container.DockerCalls.call;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Statistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Memory of containers: from the kernel's files, which cost nothing, or from the engine, which takes a second or two. */
final class DockerMemory {

    private static final Path CGROUPS = Path.of("/sys/fs/cgroup");
    private static final int REMEMBERED = 5_000;

    private final DockerConnections docker;
    private final Map<ContainerId, Path> folders = new ConcurrentHashMap<>();

    DockerMemory(DockerConnections docker) {
        this.docker = docker;
    }

    OptionalLong bytes(ContainerId container) {
        Optional<Path> folder = docker.local() ? folder(container) : Optional.empty();
        if (folder.isPresent()) {
            OptionalLong bytes = read(folder.get());
            if (bytes.isPresent()) {
                return bytes;
            }
            folders.remove(container);
        }
        return ask(container);
    }

    private Optional<Path> folder(ContainerId container) {
        Path known = folders.get(container);
        if (known != null) {
            return Optional.of(known);
        }
        Long pid = call("inspect container " + container, () -> {
            try {
                return docker.calls()
                        .inspectContainerCmd(container.value())
                        .exec()
                        .getState()
                        .getPidLong();
            } catch (NotFoundException _) {
                return 0L;
            }
        });
        if (pid == null || pid == 0) {
            return Optional.empty();
        }
        Optional<Path> found = ofProcess(pid);
        if (folders.size() > REMEMBERED) {
            folders.clear();
        }
        found.ifPresent(path -> folders.put(container, path));
        return found;
    }

    /** The folder that the process's memory is counted in: a line {@code 0::/path} (v2) or {@code n:memory:/path} (v1). */
    private static Optional<Path> ofProcess(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "cgroup"))) {
                String[] parts = line.split(":", 3);
                if (parts.length < 3) {
                    continue;
                }
                Path folder = switch (parts[1]) {
                    case "" -> CGROUPS.resolve(parts[2].substring(1));
                    case "memory" -> CGROUPS.resolve("memory").resolve(parts[2].substring(1));
                    default -> null;
                };
                if (folder != null && usageFile(folder) != null) {
                    return Optional.of(folder);
                }
            }
        } catch (IOException _) {
            // gone, or the engine's processes are not visible from here
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static @Nullable Path usageFile(Path folder) {
        for (String name : new String[] {"memory.current", "memory.usage_in_bytes"}) {
            if (Files.isReadable(folder.resolve(name))) {
                return folder.resolve(name);
            }
        }
        return null;
    }

    private static OptionalLong read(Path folder) {
        Path usage = usageFile(folder);
        if (usage == null) {
            return OptionalLong.empty();
        }
        try {
            long bytes = Long.parseLong(Files.readString(usage).strip());
            String cache = usage.endsWith("memory.current") ? "inactive_file " : "total_inactive_file ";
            for (String line : Files.readAllLines(folder.resolve("memory.stat"))) {
                if (line.startsWith(cache)) {
                    return OptionalLong.of(Math.max(
                            0,
                            bytes
                                    - Long.parseLong(
                                            line.substring(cache.length()).strip())));
                }
            }
            return OptionalLong.of(bytes);
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }

    private OptionalLong ask(ContainerId container) {
        return call("ask for the memory of " + container, () -> {
            var first = new AtomicReference<@Nullable Statistics>();
            try (var answer = new ResultCallback.Adapter<Statistics>() {
                @Override
                public void onNext(Statistics statistics) {
                    first.compareAndSet(null, statistics);
                }
            }) {
                docker.streams()
                        .statsCmd(container.value())
                        .withNoStream(true)
                        .exec(answer)
                        .awaitCompletion(5, TimeUnit.SECONDS);
            } catch (NotFoundException _) {
                return OptionalLong.empty();
            }
            Statistics statistics = first.get();
            Long usage = statistics == null || statistics.getMemoryStats() == null
                    ? null
                    : statistics.getMemoryStats().getUsage();
            return usage == null ? OptionalLong.empty() : OptionalLong.of(usage);
        });
    }
}
