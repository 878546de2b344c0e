package io.paddock.support;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.CreateContainerResponse;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.paddock.lab.GatewayAddress;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A lab's container for a test, without the lab module around it: the gateway of the image that the system property
 * {@code paddock.test.lab-image} names, else of script/test's,
 * with the sources of the gateway as they are in this checkout. Removed, with its home, when closed.
 */
public final class LabContainer implements AutoCloseable {

    /** The image that lab tests run on. */
    public static final String IMAGE = System.getProperty("paddock.test.lab-image", "paddock/python:test");

    private static final Path GATEWAY_SOURCES = Path.of("lab-images", "shared", "paddock_gateway");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DockerClient docker;
    private final String id;
    private final GatewayAddress address;

    private LabContainer(DockerClient docker, String id, GatewayAddress address) {
        this.docker = docker;
        this.id = id;
        this.address = address;
    }

    /** Starts one with a gibibyte of memory and returns when its gateway answers. */
    public static LabContainer start() {
        return start(1024);
    }

    /** Starts one with that much memory and no swap, and returns when its gateway answers. */
    public static LabContainer start(int memoryMebibytes) {
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder().build();
        DockerClient docker = DockerClientImpl.getInstance(
                config,
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .responseTimeout(PATIENCE)
                        .build());
        String token = UUID.randomUUID().toString();
        CreateContainerResponse created = docker.createContainerCmd(IMAGE)
                .withEnv("PADDOCK_GATEWAY_TOKEN=" + token)
                .withLabels(Map.of("io.paddock.test", "true"))
                .withHostConfig(HostConfig.newHostConfig()
                        .withInit(true)
                        .withReadonlyRootfs(true)
                        .withMemory(memoryMebibytes * 1024L * 1024)
                        .withMemorySwap(memoryMebibytes * 1024L * 1024)
                        .withTmpFs(Map.of("/tmp", "", "/home/student", "uid=1000,gid=1000"))
                        .withBinds(new Bind(
                                GATEWAY_SOURCES.toAbsolutePath().toString(),
                                new Volume("/opt/paddock/paddock_gateway"),
                                AccessMode.ro)))
                .exec();
        try {
            docker.startContainerCmd(created.getId()).exec();
            String ip = docker.inspectContainerCmd(created.getId())
                    .exec()
                    .getNetworkSettings()
                    .getNetworks()
                    .values()
                    .iterator()
                    .next()
                    .getIpAddress();
            GatewayAddress address = new GatewayAddress(URI.create("http://" + ip + ":8888"), token);
            LabContainer lab = new LabContainer(docker, created.getId(), address);
            lab.awaitGateway();
            return lab;
        } catch (RuntimeException failed) {
            docker.removeContainerCmd(created.getId()).withForce(true).exec();
            throw failed;
        }
    }

    public GatewayAddress address() {
        return address;
    }

    /** Runs a program in the container and gives what it wrote. */
    public String run(String... command) {
        String execution = docker.execCreateCmd(id)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .withCmd(command)
                .exec()
                .getId();
        StringBuilder output = new StringBuilder();
        try {
            boolean ended = docker.execStartCmd(execution)
                    .exec(new ResultCallback.Adapter<Frame>() {
                        @Override
                        public void onNext(Frame frame) {
                            output.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
                        }
                    })
                    .awaitCompletion(10 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
            Long status = docker.inspectExecCmd(execution).exec().getExitCodeLong();
            if (!ended || status == null || status != 0) {
                throw new IllegalStateException(List.of(command) + " ended with " + status + ": " + output);
            }
            return output.toString();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /** What the gateway has logged. */
    public String log() {
        StringBuilder log = new StringBuilder();
        try {
            docker.logContainerCmd(id)
                    .withStdOut(true)
                    .withStdErr(true)
                    .exec(new ResultCallback.Adapter<Frame>() {
                        @Override
                        public void onNext(Frame frame) {
                            log.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
                        }
                    })
                    .awaitCompletion(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return log.toString();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /** Freezes everything in it: sockets stay open and nothing answers. */
    public void pause() {
        docker.pauseContainerCmd(id).exec();
    }

    public void unpause() {
        docker.unpauseContainerCmd(id).exec();
    }

    /** Kills the gateway and with it the container. */
    public void kill() {
        docker.killContainerCmd(id).exec();
    }

    @Override
    public void close() {
        docker.removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec();
        try {
            docker.close();
        } catch (IOException failed) {
            throw new IllegalStateException("the connection to the engine could not be closed", failed);
        }
    }

    private void awaitGateway() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the gateway does not answer:\n" + log());
            }
            Thread.onSpinWait();
        }
    }

    private boolean answers() {
        try {
            var connection = (HttpURLConnection)
                    address.base().resolve("/api/kernels").toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(1000);
            connection.setRequestProperty("Authorization", "token " + address.token());
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
