package io.paddock.lab;

import io.paddock.account.Circle;
import io.paddock.account.CircleId;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleService;
import io.paddock.lab.LabImages.ReadyImage;
import io.paddock.lab.LabNetworks.LabNetwork;
import io.paddock.lab.container.ContainerId;
import io.paddock.lab.container.ContainerLabels;
import io.paddock.lab.container.ContainerLimits;
import io.paddock.lab.container.ContainerRuntime;
import io.paddock.lab.container.ContainerRuntimeException;
import io.paddock.lab.container.ContainerRuntimeException.Category;
import io.paddock.lab.container.ContainerSpec;
import io.paddock.lab.container.ContainerView;
import io.paddock.lab.container.Gpu;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The container of a lab: how it is made, and what is known of one that runs.
 *
 * <p>A gateway's token lives in its container's environment only, which the engine keeps readable for itself: an
 * application that starts again asks for it there, and no copy can leak from a database or a backup.
 */
@Component
class LabContainers {

    static final int GATEWAY_PORT = 8888;
    static final String CA_FILE = ".paddock/host-ca.crt";

    private static final String TOKEN = "PADDOCK_GATEWAY_TOKEN";
    private static final int TOKEN_BYTES = 32;

    private final ContainerRuntime runtime;
    private final Installation installation;
    private final LabSettings settings;
    private final ImageSettings images;
    private final CircleService circles;
    private final SecureRandom random = new SecureRandom();
    private final Set<String> volumes = ConcurrentHashMap.newKeySet();
    private final Map<CircleId, String> institutions = new ConcurrentHashMap<>();

    LabContainers(
            ContainerRuntime runtime,
            Installation installation,
            LabSettings settings,
            ImageSettings images,
            CircleService circles) {
        this.runtime = runtime;
        this.installation = installation;
        this.settings = settings;
        this.images = images;
        this.circles = circles;
    }

    ContainerId create(LabRecord lab, ReadyImage image, LabNetwork network, Gpu gpu) {
        String volume = volume(lab);
        if (!volumes.contains(volume)) {
            runtime.ensureVolume(volume, labels(lab));
            volumes.add(volume);
        }
        ContainerSpec spec = new ContainerSpec(
                name(lab),
                image.digest(),
                null,
                environment(lab),
                labels(lab),
                network.name(),
                network.dns(),
                Map.of(volume, HomePath.HOME),
                limits(lab),
                gpu);
        try {
            return runtime.create(spec);
        } catch (ContainerRuntimeException e) {
            if (e.category() != Category.CONFLICT) {
                throw e;
            }
            // what an interrupted start has left
            of(lab.id()).forEach(left -> runtime.remove(left.id()));
            return runtime.create(spec);
        }
    }

    /** Containers of a lab; one, or none. */
    List<ContainerView> of(LabId lab) {
        var labels = new HashMap<>(installation.labels());
        labels.put(ContainerLabels.LAB, lab.toString());
        return runtime.list(labels);
    }

    /** All containers of labs of this installation. */
    List<ContainerView> all() {
        return runtime.list(installation.labels()).stream()
                .filter(container -> EngineWatch.labOf(container.labels()).isPresent())
                .toList();
    }

    /** How to reach the gateway of a container that runs. */
    static Optional<GatewayAddress> gateway(ContainerView container) {
        String token = container.environment().get(TOKEN);
        return container.running() && token != null
                ? container
                        .address()
                        .map(address -> new GatewayAddress(GatewayProbe.base(address, GATEWAY_PORT), token))
                : Optional.empty();
    }

    /** A new engine may not have the volumes that the last one had. */
    void forgetVolumes() {
        volumes.clear();
    }

    String volume(LabRecord lab) {
        return "paddock-" + installation.name() + "-p" + lab.owner() + "-c" + lab.course();
    }

    private String name(LabRecord lab) {
        return "paddock-" + installation.name() + "-lab-" + lab.id();
    }

    private Map<String, String> labels(LabRecord lab) {
        var labels = new HashMap<>(installation.labels());
        labels.put(ContainerLabels.INSTITUTION, institution(lab.course()));
        labels.put(ContainerLabels.LAB, lab.id().toString());
        labels.put(ContainerLabels.OWNER, lab.owner().toString());
        labels.put(ContainerLabels.COURSE, lab.course().toString());
        return labels;
    }

    private String institution(CircleId course) {
        return institutions.computeIfAbsent(course, _ -> {
            Optional<Circle> circle = circles.find(course);
            while (circle.isPresent() && circle.get().kind() != CircleKind.INSTITUTION) {
                circle = circle.get().parent().flatMap(circles::find);
            }
            return circle.map(found -> found.id().toString()).orElse("none");
        });
    }

    private Map<String, String> environment(LabRecord lab) {
        byte[] secret = new byte[TOKEN_BYTES];
        random.nextBytes(secret);
        var environment = new HashMap<String, String>();
        environment.put(TOKEN, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        // numeric libraries start a thread a core of the machine, whatever the lab may use
        String threads = Integer.toString(Math.max(1, (lab.need().milliCpus() + 999) / 1000));
        for (String library : List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")) {
            environment.put(library, threads);
        }
        if (lab.egress() && images.pipIndexUrl() != null) {
            environment.put("PIP_INDEX_URL", images.pipIndexUrl());
        }
        if (lab.egress() && images.caBundle() != null) {
            for (String client : List.of("PIP_CERT", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE")) {
                environment.put(client, HomePath.HOME + "/" + CA_FILE);
            }
        }
        return environment;
    }

    private ContainerLimits limits(LabRecord lab) {
        return new ContainerLimits(
                (long) lab.need().memoryMebibytes() << 20,
                lab.need().milliCpus(),
                settings.processes(),
                settings.temporaryFiles().toBytes(),
                settings.openFiles(),
                settings.largestFile().toBytes());
    }
}
