package io.paddock.lab.container;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to reach and use the container engine.
 *
 * @param host {@code unix:///…} or {@code tcp://…}; null for {@code DOCKER_HOST}, else the local socket
 * @param runtime of containers: {@code runc}, or {@code runsc} or Kata where the machine has them; null for the engine's default
 * @param callTimeout for one call
 * @param reconnectPause between tries while the engine is away
 */
@ConfigurationProperties("paddock.engine")
public record RuntimeSettings(
        @Nullable String host,
        @Nullable String runtime,
        @DefaultValue("60s") Duration callTimeout,
        @DefaultValue("500ms") Duration reconnectPause) {}
