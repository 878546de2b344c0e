package io.paddock.lab.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.lab.container.ContainerRuntimeException.Category;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DockerContainerRuntimeIT extends ContainerRuntimeContract {

    private static final RuntimeSettings SETTINGS =
            new RuntimeSettings(null, null, Duration.ofSeconds(60), Duration.ofMillis(200));

    private final DockerContainerRuntime runtime = new DockerContainerRuntime(SETTINGS);
    private final DockerConnections docker = new DockerConnections(SETTINGS);

    @Override
    ContainerRuntime open() {
        return runtime;
    }

    @Override
    void removeImage(String name) {
        docker.calls().removeImageCmd(name).exec();
    }

    @Override
    void close() {
        runtime.close();
        docker.close();
    }

    @Test
    void saysThatNothingAnswers() {
        try (var nowhere = new DockerContainerRuntime(new RuntimeSettings(
                "unix:///nowhere/docker.sock", null, Duration.ofSeconds(5), Duration.ofMillis(200)))) {
            assertThatThrownBy(nowhere::engine).isInstanceOfSatisfying(ContainerRuntimeException.class, e -> {
                assertThat(e.category()).isEqualTo(Category.UNREACHABLE);
                assertThat(e.engineAway()).isTrue();
            });
        }
    }
}
