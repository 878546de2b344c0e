package io.paddock.lab.container;

import static io.paddock.lab.container.DockerCalls.call;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import com.github.dockerjava.api.model.WaitResponse;
import io.paddock.lab.container.ContainerRuntimeException.Category;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What is followed while it goes on: the output of containers and of commands in them, and their end; bounded in size and time. */
final class DockerStreams {

    private static final int LOG_BYTES = 64 * 1024;
    private static final Duration LOG_DEADLINE = Duration.ofSeconds(10);

    private final DockerConnections docker;

    DockerStreams(DockerConnections docker) {
        this.docker = docker;
    }

    ExecResult exec(ContainerId container, List<String> command, int maximumBytes, Duration deadline) {
        return call("run a command in " + container, () -> {
            String exec = docker.calls()
                    .execCreateCmd(container.value())
                    .withAttachStdout(true)
                    .withAttachStderr(true)
                    .withCmd(command.toArray(String[]::new))
                    .exec()
                    .getId();
            try (var output = new BoundedOutput(maximumBytes)) {
                docker.streams().execStartCmd(exec).exec(output);
                if (!output.awaitCompletion(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new ContainerRuntimeException(
                            Category.TIMEOUT, "a command in " + container + " took longer than " + deadline);
                }
                Long exitCode = docker.calls().inspectExecCmd(exec).exec().getExitCodeLong();
                return output.result(exitCode == null ? -1 : exitCode.intValue());
            }
        });
    }

    boolean awaitExit(ContainerId container, Duration within) {
        return call("wait for the end of " + container, () -> {
            try (var end = new ResultCallback.Adapter<WaitResponse>()) {
                docker.streams().waitContainerCmd(container.value()).exec(end);
                return end.awaitCompletion(within.toMillis(), TimeUnit.MILLISECONDS);
            }
        });
    }

    String logTail(ContainerId container, int lines) {
        return call("read the log of " + container, () -> {
            try (var output = new BoundedOutput(LOG_BYTES)) {
                docker.streams()
                        .logContainerCmd(container.value())
                        .withStdOut(true)
                        .withStdErr(true)
                        .withTail(lines)
                        .exec(output);
                output.awaitCompletion(LOG_DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
                return output.interleaved();
            }
        });
    }

    private static final class BoundedOutput extends ResultCallback.Adapter<Frame> {

        private final int maximum;
        private final ByteArrayOutputStream output = new ByteArrayOutputStream();
        private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
        private final ByteArrayOutputStream all = new ByteArrayOutputStream();
        private boolean truncated;

        BoundedOutput(int maximum) {
            this.maximum = maximum;
        }

        @Override
        public synchronized void onNext(@Nullable Frame frame) {
            if (frame == null || frame.getPayload() == null) {
                return;
            }
            int room = maximum - all.size();
            int taken = Math.min(room, frame.getPayload().length);
            truncated |= taken < frame.getPayload().length;
            all.write(frame.getPayload(), 0, taken);
            (frame.getStreamType() == StreamType.STDERR ? errors : output).write(frame.getPayload(), 0, taken);
        }

        synchronized ExecResult result(int exitCode) {
            return new ExecResult(exitCode, output.toByteArray(), errors.toByteArray(), truncated);
        }

        synchronized String interleaved() {
            return all.toString(StandardCharsets.UTF_8);
        }
    }
}
