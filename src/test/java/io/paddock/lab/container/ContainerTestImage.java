package io.paddock.lab.container;

import java.time.Duration;
import java.util.stream.Stream;

/** A small Debian image for tests: the one that is there, else pulled. */
public final class ContainerTestImage {

    private ContainerTestImage() {}

    public static String name(ContainerRuntime runtime) {
        return Stream.of("debian:bookworm-slim", "paddock/base:bookworm")
                .filter(name -> runtime.findImage(name).isPresent())
                .findFirst()
                .orElseGet(() -> {
                    runtime.pullImage("debian:bookworm-slim", Duration.ofMinutes(5));
                    return "debian:bookworm-slim";
                });
    }
}
