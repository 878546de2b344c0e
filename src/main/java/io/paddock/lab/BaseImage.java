package io.paddock.lab;

import io.paddock.lab.container.ContainerRuntime;
import io.paddock.lab.container.ContainerRuntimeException;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what lab images are built on. */
final class BaseImage {

    static final String PUBLIC = "debian:bookworm-slim";

    /** Made by {@code script/bootstrap} where nothing can be pulled. */
    static final String HOME_MADE = "paddock/base:bookworm";

    private static final Duration PULL = Duration.ofMinutes(5);

    private BaseImage() {}

    /**
     * The image of the settings; else one that is there, since asking a registry that does not answer takes long; else
     * the public one, pulled.
     *
     * @throws ContainerRuntimeException {@code NOT_FOUND} where none can be had
     */
    static String find(ContainerRuntime runtime, @Nullable String configured) {
        if (configured != null) {
            if (runtime.findImage(configured).isEmpty()) {
                runtime.pullImage(configured, PULL);
            }
            return configured;
        }
        return Stream.of(PUBLIC, HOME_MADE)
                .filter(name -> runtime.findImage(name).isPresent())
                .findFirst()
                .orElseGet(() -> {
                    runtime.pullImage(PUBLIC, PULL);
                    return PUBLIC;
                });
    }
}
