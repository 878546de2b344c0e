package io.paddock.lab.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * Two clients of one engine: calls, which must answer in time, and streams (events, builds, output), which may be
 * silent for long.
 */
final class DockerConnections implements AutoCloseable {

    private final DockerClient calls;
    private final DockerClient streams;
    private final boolean local;

    DockerConnections(RuntimeSettings settings) {
        var builder = DefaultDockerClientConfig.createDefaultConfigBuilder();
        if (settings.host() != null) {
            builder.withDockerHost(settings.host());
        }
        var configuration = builder.build();
        this.local = "unix".equals(configuration.getDockerHost().getScheme());
        this.calls = client(configuration, settings.callTimeout());
        this.streams = client(configuration, Duration.ZERO);
    }

    private static DockerClient client(DefaultDockerClientConfig configuration, Duration responseTimeout) {
        var http = new ZerodepDockerHttpClient.Builder()
                .dockerHost(configuration.getDockerHost())
                .sslConfig(configuration.getSSLConfig())
                .connectionTimeout(Duration.ofSeconds(5))
                .maxConnections(200);
        if (responseTimeout.isPositive()) {
            http.responseTimeout(responseTimeout);
        }
        return DockerClientImpl.getInstance(configuration, http.build());
    }

    DockerClient calls() {
        return calls;
    }

    DockerClient streams() {
        return streams;
    }

    boolean local() {
        return local;
    }

    @Override
    public void close() {
        try {
            calls.close();
            streams.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
