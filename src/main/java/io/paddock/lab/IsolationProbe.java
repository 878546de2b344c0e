package io.paddock.lab;

import io.paddock.lab.IsolationResult.Door;
import io.paddock.lab.IsolationResult.Result;
import io.paddock.lab.LabImages.ReadyImage;
import io.paddock.lab.LabNetworks.LabNetwork;
import io.paddock.lab.container.ContainerId;
import io.paddock.lab.container.ContainerLabels;
import io.paddock.lab.container.ContainerLimits;
import io.paddock.lab.container.ContainerRuntime;
import io.paddock.lab.container.ContainerSpec;
import io.paddock.lab.container.ContainerView;
import io.paddock.lab.container.ExecResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tries to get out of each network from inside, with containers made like those of labs. */
@Component
class IsolationProbe {

    private static final String PURPOSE = "isolation";
    private static final int TARGET_PORT = 8000;
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /** Prints one line a try: the door, whether it is open, what was tried. All are tried at once. */
    private static final String SCRIPT = """
            import socket, sys, concurrent.futures
            def reach(host, port):
                socket.create_connection((host, int(port)), 3).close()
            def name(host, _):
                socket.getaddrinfo(host, 443)
            def attempt(line):
                door, kind, host, port = line.split(',')
                try:
                    (name if kind == 'name' else reach)(host, port)
                    return f'{door}\\tOPEN\\t{host}:{port}'
                except OSError as e:
                    return f'{door}\\tCLOSED\\t{host}:{port} {type(e).__name__}'
            with concurrent.futures.ThreadPoolExecutor(32) as pool:
                for line in pool.map(attempt, sys.argv[1:]):
                    print(line)
            """;

    private final ContainerRuntime runtime;
    private final Installation installation;
    private final LabNetworks networks;
    private final Clock clock;

    IsolationProbe(ContainerRuntime runtime, Installation installation, LabNetworks networks, Clock clock) {
        this.runtime = runtime;
        this.installation = installation;
        this.networks = networks;
        this.clock = clock;
    }

    /** Takes away what an earlier try has left. */
    void cleanUp() {
        var labels = new HashMap<>(installation.labels());
        labels.put(ContainerLabels.PURPOSE, PURPOSE);
        runtime.list(labels).forEach(container -> runtime.remove(container.id()));
    }

    List<IsolationResult> tryAll(ReadyImage image, boolean engineIsLocal) {
        var made = new ArrayList<ContainerId>();
        // listens everywhere, as a careless service on this machine would
        try (ServerSocket canary = new ServerSocket(0)) {
            ContainerView sealed = run(made, image, networks.network(false), listening());
            ContainerView open = run(made, image, networks.network(true), listening());
            var results = new ArrayList<IsolationResult>();
            for (boolean egress : List.of(false, true)) {
                ContainerView probe = run(made, image, networks.network(egress), List.of("sleep", "120"));
                List<String> tries = tries(
                        egress,
                        egress ? open : sealed,
                        egress ? sealed : open,
                        engineIsLocal ? canary.getLocalPort() : 0);
                results.addAll(results(egress ? "egress" : "sealed", attempt(probe.id(), tries)));
            }
            return results;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            made.forEach(runtime::remove);
        }
    }

    private static List<String> listening() {
        return List.of("python", "-m", "http.server", Integer.toString(TARGET_PORT), "--directory", "/tmp");
    }

    private ContainerView run(List<ContainerId> made, ReadyImage image, LabNetwork network, List<String> command) {
        var labels = new HashMap<>(installation.labels());
        labels.put(ContainerLabels.PURPOSE, PURPOSE);
        ContainerId container = runtime.create(new ContainerSpec(
                "paddock-" + installation.name() + "-probe-" + UUID.randomUUID(),
                image.digest(),
                command,
                Map.of(),
                labels,
                network.name(),
                network.dns(),
                Map.of(),
                new ContainerLimits(128L << 20, 500, 64, 16L << 20, 256, 1L << 20)));
        made.add(container);
        runtime.start(container);
        return runtime.inspect(container).orElseThrow();
    }

    private List<String> tries(boolean egress, ContainerView neighbour, ContainerView stranger, int canaryPort) {
        var tries = new ArrayList<String>();
        if (canaryPort > 0) {
            hostAddresses(egress).forEach(address -> tries.add("HOST,port," + address + "," + canaryPort));
        }
        neighbour.address().ifPresent(address -> tries.add("OTHER_LAB,port," + address + "," + TARGET_PORT));
        stranger.address().ifPresent(address -> tries.add("OTHER_NETWORK,port," + address + "," + TARGET_PORT));
        tries.add("METADATA,port,169.254.169.254,80");
        if (!egress) {
            tries.add("NAMES,name,example.com,443");
            tries.add("INTERNET,port,1.1.1.1,443");
            tries.add("INTERNET,port,9.9.9.9,53");
        }
        return tries;
    }

    private List<String> hostAddresses(boolean egress) {
        var addresses = new ArrayList<String>();
        networks.network(egress).host().ifPresent(addresses::add);
        try {
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                    .map(address -> address.getHostAddress())
                    .limit(20)
                    .forEach(addresses::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return addresses.stream().distinct().toList();
    }

    private List<String> attempt(ContainerId probe, List<String> tries) {
        var command = new ArrayList<>(List.of("python", "-I", "-c", SCRIPT));
        command.addAll(tries);
        ExecResult result = runtime.exec(probe, command, 64 * 1024, DEADLINE);
        return result.text().lines().toList();
    }

    private List<IsolationResult> results(String network, List<String> lines) {
        Instant now = clock.instant();
        Map<Door, List<String[]>> byDoor = lines.stream()
                .map(line -> line.split("\t", 3))
                .filter(parts -> parts.length == 3)
                .collect(Collectors.groupingBy(
                        parts -> Door.valueOf(parts[0]), LinkedHashMap::new, Collectors.toList()));
        var results = new ArrayList<IsolationResult>();
        for (Door door : Door.values()) {
            boolean asked = network.equals("sealed") || (door != Door.NAMES && door != Door.INTERNET);
            List<String[]> tried = byDoor.getOrDefault(door, List.of());
            if (asked) {
                Optional<String[]> open =
                        tried.stream().filter(parts -> parts[1].equals("OPEN")).findFirst();
                Result result = tried.isEmpty() ? Result.UNKNOWN : open.isPresent() ? Result.OPEN : Result.CLOSED;
                String detail = open.map(parts -> parts[2])
                        .orElseGet(() -> tried.stream().map(parts -> parts[2]).collect(Collectors.joining(", ")));
                results.add(new IsolationResult(network, door, result, detail, now));
            }
        }
        return results;
    }
}
