package io.paddock.lab.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the engine is sent for each kind of GPU, as JSON. */
class HardenedContainerTest {

    private static final ObjectMapper JSON =
            DefaultDockerClientConfig.createDefaultConfigBuilder().build().getObjectMapper();
    private static final Gpu MIG = new Gpu.Device("MIG-3f6f389f-b0cc-5e5c-8e32-eaa8fd067902");

    private final DockerConnections docker = new DockerConnections(
            new RuntimeSettings("unix:///nowhere/docker.sock", null, Duration.ofSeconds(5), Duration.ofMillis(200)));

    @AfterEach
    void close() {
        docker.close();
    }

    @Test
    void hidesEveryGpuFromALabWithout() throws Exception {
        var body = body(new Gpu.None(), false);
        assertThat(body.path("HostConfig").path("DeviceRequests").isNull()
                        || body.path("HostConfig").path("DeviceRequests").isMissingNode())
                .isTrue();
        assertThat(body.path("Env").toString()).isEqualTo("[\"NVIDIA_VISIBLE_DEVICES=void\"]");
    }

    @Test
    void asksForOneDeviceById() throws Exception {
        for (String id :
                List.of("GPU-d0b737ba-bab2-9fc1-645b-a70606d5760c", "MIG-3f6f389f-b0cc-5e5c-8e32-eaa8fd067902")) {
            var body = body(new Gpu.Device(id), false);
            assertThat(requests(body)).isEqualTo("""
                    [{"Driver":"nvidia","Count":null,"DeviceIDs":["%s"],"Capabilities":[["gpu","compute","utility"]],"Options":null}]""".formatted(id));
            assertThat(body.path("Env").toString()).isEqualTo("[]");
        }
    }

    @Test
    void namesTheDeviceWhereTheEngineKnowsItByName() throws Exception {
        var body = body(MIG, true);
        assertThat(requests(body)).isEqualTo("""
                [{"Driver":"cdi","Count":null,"DeviceIDs":["nvidia.com/gpu=MIG-3f6f389f-b0cc-5e5c-8e32-eaa8fd067902"],"Capabilities":null,"Options":null}]""");
        assertThat(body.path("Env").toString()).isEqualTo("[\"NVIDIA_VISIBLE_DEVICES=void\"]");
    }

    @Test
    void looksAtAllOfThemWithoutComputingLockedUpAsALabIs() throws Exception {
        var body = body(new Gpu.Look(), false);
        assertThat(requests(body)).isEqualTo("""
                [{"Driver":"nvidia","Count":-1,"DeviceIDs":null,"Capabilities":[["gpu","utility"]],"Options":null}]""");
        var host = body.path("HostConfig");
        assertThat(host.path("ReadonlyRootfs").asBoolean()).isTrue();
        assertThat(host.path("NetworkMode").asText()).isEqualTo("none");
        assertThat(host.path("CapDrop").toString()).isEqualTo("[\"ALL\"]");
    }

    private static String requests(JsonNode body) {
        return body.path("HostConfig").path("DeviceRequests").toString();
    }

    private JsonNode body(Gpu gpu, boolean cdi) throws Exception {
        var spec = new ContainerSpec(
                "lab",
                "image",
                null,
                Map.of(),
                Map.of(),
                "none",
                List.of(),
                Map.of(),
                new ContainerLimits(128L << 20, 1000, 64, 16L << 20, 1024, 32L << 20),
                gpu);
        return JSON.readTree(JSON.writeValueAsString(HardenedContainer.of(docker.calls(), spec, null, cdi)));
    }
}
