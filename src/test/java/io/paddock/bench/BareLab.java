package io.paddock.bench;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.paddock.lab.GatewayAddress;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The same container as a lab's without anything of Paddock around it: same image, configuration, network and volume. */
final class BareLab implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOKEN = "PADDOCK_GATEWAY_TOKEN=";

    private final DockerClient docker;

    BareLab() {
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder().build();
        docker = DockerClientImpl.getInstance(
                config,
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .build());
    }

    /** The container of a lab that runs. */
    InspectContainerResponse model(String lab) {
        var found = docker.listContainersCmd()
                .withLabelFilter(Map.of("io.paddock.lab", lab))
                .exec();
        return docker.inspectContainerCmd(found.getFirst().getId()).exec();
    }

    /** Waits until nothing is left of a lab's container. */
    void awaitGone(InspectContainerResponse model) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!docker.listContainersCmd()
                .withShowAll(true)
                .withIdFilter(List.of(model.getId()))
                .exec()
                .isEmpty()) {
            pause(end);
        }
    }

    /** Nanoseconds from nothing to the first line: create, start, gateway, kernel, print. */
    long firstLine(InspectContainerResponse model) throws IOException, InterruptedException {
        var config = model.getConfig();
        var create = docker.createContainerCmd(Objects.requireNonNull(model.getImageId()))
                .withHostConfig(model.getHostConfig())
                .withEnv(Objects.requireNonNull(config.getEnv()))
                .withLabels(Map.of("io.paddock.test", "true"));
        if (config.getUser() != null) {
            create.withUser(config.getUser());
        }
        long began = System.nanoTime();
        String container = create.exec().getId();
        try {
            docker.startContainerCmd(container).exec();
            var gateway = gateway(docker.inspectContainerCmd(container).exec());
            awaitAnswer(gateway);
            try (var kernel = new DirectKernel(gateway)) {
                kernel.print();
                return System.nanoTime() - began;
            }
        } finally {
            docker.removeContainerCmd(container).withForce(true).exec();
        }
    }

    /** Runs a program in a container and gives what it wrote. */
    String run(InspectContainerResponse container, String... command) {
        String execution = docker.execCreateCmd(container.getId())
                .withAttachStdout(true)
                .withAttachStderr(true)
                .withCmd(command)
                .exec()
                .getId();
        var output = new StringBuilder();
        try {
            docker.execStartCmd(execution)
                    .exec(new ResultCallback.Adapter<Frame>() {
                        @Override
                        public void onNext(Frame frame) {
                            output.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
                        }
                    })
                    .awaitCompletion(5, TimeUnit.MINUTES);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
        Long status = docker.inspectExecCmd(execution).exec().getExitCodeLong();
        if (status == null || status != 0) {
            throw new IllegalStateException(List.of(command) + " ended with " + status + ": " + output);
        }
        return output.toString();
    }

    private static GatewayAddress gateway(InspectContainerResponse container) {
        String ip = container
                .getNetworkSettings()
                .getNetworks()
                .values()
                .iterator()
                .next()
                .getIpAddress();
        String token = Arrays.stream(
                        Objects.requireNonNull(container.getConfig().getEnv()))
                .filter(variable -> variable.startsWith(TOKEN))
                .findFirst()
                .orElseThrow()
                .substring(TOKEN.length());
        return new GatewayAddress(URI.create("http://" + ip + ":8888"), token);
    }

    private static void awaitAnswer(GatewayAddress gateway) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(gateway)) {
            pause(end);
        }
    }

    private static void pause(long end) {
        if (System.nanoTime() > end) {
            throw new IllegalStateException("waited in vain for " + PATIENCE);
        }
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }

    private static boolean answers(GatewayAddress gateway) {
        try {
            var connection =
                    (HttpURLConnection) gateway.base().resolve("/api").toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(1000);
            connection.setRequestProperty("Authorization", "token " + gateway.token());
            return connection.getResponseCode() < 500;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        docker.close();
    }
}
