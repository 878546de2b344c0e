package io.paddock.lab.container;

import static io.paddock.lab.container.DockerCalls.call;

import com.github.dockerjava.api.exception.NotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Named volumes of the local driver. */
final class DockerVolumes {

    private final DockerConnections docker;

    DockerVolumes(DockerConnections docker) {
        this.docker = docker;
    }

    void ensure(String name, Map<String, String> labels) {
        call(
                "make volume " + name,
                () -> docker.calls()
                        .createVolumeCmd()
                        .withName(name)
                        .withLabels(labels)
                        .exec());
    }

    Map<String, Optional<Path>> list(Map<String, String> labels) {
        return call("list volumes", () -> {
            var found = docker.calls()
                    .listVolumesCmd()
                    .withFilter("label", filters(labels))
                    .exec()
                    .getVolumes();
            var paths = new HashMap<String, Optional<Path>>();
            if (found != null) {
                found.forEach(volume -> paths.put(
                        volume.getName(),
                        Optional.ofNullable(volume.getMountpoint())
                                .map(Path::of)
                                .filter(path -> docker.local() && Files.isReadable(path))));
            }
            return Map.copyOf(paths);
        });
    }

    void remove(String name) {
        call("remove volume " + name, () -> {
            try {
                return docker.calls().removeVolumeCmd(name).exec();
            } catch (NotFoundException _) {
                return null;
            }
        });
    }

    private static List<String> filters(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .toList();
    }
}
