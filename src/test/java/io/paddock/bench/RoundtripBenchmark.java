package io.paddock.bench;

import io.paddock.account.UserId;
import io.paddock.account.demo.DemoPerson;
import io.paddock.lab.GatewayAddress;
import io.paddock.lab.Lab;
import io.paddock.notebook.WatchedNotebook;
import java.io.IOException;

/**
 * {@code print(1)} in a lab: through the application, from the frame to the kernel to the journalled output; through the barest client of the
 * same gateway; over bare ZeroMQ inside the same container. The first two take turns, the third runs before and after.
 */
final class RoundtripBenchmark {

    private static final String BENCH = "roundtrip";
    private static final int RUNS = 200;
    private static final int WARM_UP = 50;

    private static final String ZEROMQ = """
            import sys, time
            from jupyter_client.manager import start_new_kernel
            manager, client = start_new_kernel(kernel_name="python3")
            for run in range(int(sys.argv[1])):
                began = time.perf_counter()
                request = client.execute("print(1)")
                printed = None
                while True:
                    message = client.get_iopub_msg(timeout=30)
                    if message["parent_header"].get("msg_id") == request:
                        if message["msg_type"] == "stream":
                            printed = printed or (time.perf_counter() - began) * 1000
                        elif message["content"].get("execution_state") == "idle":
                            break
                while client.get_shell_msg(timeout=30)["parent_header"].get("msg_id") != request:
                    pass
                print(printed)
            client.stop_channels()
            manager.shutdown_kernel(now=True)
            """;

    private RoundtripBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (var application = BenchApplication.start(WatchedNotebook.Watching.class);
                var containers = new BareLab()) {
            UserId student = application.id(DemoPerson.LI_NA);
            var notebook = application.notebook(student, "print(1)");
            try (var watched = new WatchedNotebook(application.context(), student, notebook)) {
                watched.run("only");
                Lab lab = application.labs().running(student).getFirst();
                GatewayAddress gateway = application.labs().gateway(lab.id()).orElseThrow();
                var zeromq = new Samples();
                var server = new Samples();
                var direct = new Samples();
                zeromq(containers, lab, zeromq);
                try (var bare = new DirectKernel(gateway)) {
                    for (int run = -WARM_UP; run < RUNS; run++) {
                        long through = watched.run("only");
                        long past = bare.print();
                        if (run >= 0) {
                            server.addNanos(through);
                            direct.addNanos(past);
                        }
                    }
                }
                zeromq(containers, lab, zeromq);
                report(server, direct, zeromq);
            }
        }
        System.exit(0);
    }

    private static void zeromq(BareLab containers, Lab lab, Samples samples) {
        var model = containers.model(lab.id().toString());
        containers
                .run(model, "/opt/lab/bin/python", "-c", ZEROMQ, Integer.toString(WARM_UP + RUNS / 2))
                .lines()
                .filter(line -> line.matches("\\d+\\.\\d+(e-?\\d+)?"))
                .skip(WARM_UP)
                .forEach(line -> samples.addMillis(Double.parseDouble(line)));
    }

    private static void report(Samples server, Samples direct, Samples zeromq) {
        server.print(BENCH, "roundtrip_ms");
        Samples.print(BENCH, "roundtrip_p95_ms", server.percentile(95), "ms", server.size());
        direct.print(BENCH, "direct_roundtrip_ms");
        zeromq.print(BENCH, "zeromq_roundtrip_ms");
        Samples.print(BENCH, "server_overhead_ms", server.median() - direct.median(), "ms", server.size());
        Samples.print(BENCH, "ratio_to_zeromq", server.median() / zeromq.median(), "ratio", server.size());
    }
}
