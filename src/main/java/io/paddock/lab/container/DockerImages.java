package io.paddock.lab.container;

import static io.paddock.lab.container.DockerCalls.call;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.BuildResponseItem;
import io.paddock.lab.container.ContainerRuntimeException.Category;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Images of the Docker Engine, built with its classic builder: an engine 20.10 without buildx has no other. */
final class DockerImages {

    private static final Pattern STEP = Pattern.compile("Step (\\d+)/(\\d+) : (.*)");

    private final DockerConnections docker;

    DockerImages(DockerConnections docker) {
        this.docker = docker;
    }

    Optional<ImageFacts> find(String reference) {
        return call("look for image " + reference, () -> {
            try {
                InspectImageResponse image =
                        docker.calls().inspectImageCmd(reference).exec();
                Map<String, String> labels = image.getConfig() == null
                        ? Map.of()
                        : Objects.requireNonNullElse(image.getConfig().getLabels(), Map.of());
                return Optional.of(new ImageFacts(
                        Objects.requireNonNull(image.getId()),
                        labels,
                        Objects.requireNonNullElse(image.getSize(), 0L)));
            } catch (NotFoundException _) {
                return Optional.empty();
            }
        });
    }

    ImageFacts pull(String reference, Duration deadline) {
        call("pull image " + reference, () -> {
            try {
                boolean done = docker.streams()
                        .pullImageCmd(reference)
                        .start()
                        .awaitCompletion(deadline.toMillis(), TimeUnit.MILLISECONDS);
                if (!done) {
                    throw new ContainerRuntimeException(
                            Category.TIMEOUT, "pulling " + reference + " took longer than " + deadline);
                }
                return done;
            } catch (com.github.dockerjava.api.exception.DockerException
                    | com.github.dockerjava.api.exception.DockerClientException e) {
                throw new ContainerRuntimeException(Category.NOT_FOUND, "pull " + reference + ": " + e.getMessage(), e);
            }
        });
        return find(reference)
                .orElseThrow(() -> new ContainerRuntimeException(Category.NOT_FOUND, "pull " + reference));
    }

    ImageFacts build(ImageBuild build, ImageBuildListener listener, Duration deadline) {
        call("build image " + build.name(), () -> {
            try (InputStream context = build.context().get();
                    var progress = new Progress(listener)) {
                var command = docker.streams()
                        .buildImageCmd(context)
                        .withDockerfilePath(build.dockerfile())
                        .withTags(Set.of(build.name()))
                        .withLabels(build.labels())
                        .withRemove(true)
                        .withForcerm(true);
                build.arguments().forEach(command::withBuildArg);
                command.exec(progress);
                if (!progress.awaitCompletion(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new ContainerRuntimeException(
                            Category.TIMEOUT, "building " + build.name() + " took longer than " + deadline);
                }
                progress.check(build.name());
                return build.name();
            }
        });
        return find(build.name())
                .orElseThrow(() -> new ContainerRuntimeException(
                        Category.BUILD_FAILED, "the engine has no image " + build.name() + " after its build"));
    }

    private static final class Progress extends ResultCallback.Adapter<BuildResponseItem> {

        private final ImageBuildListener listener;
        private volatile @Nullable String failure;

        Progress(ImageBuildListener listener) {
            this.listener = listener;
        }

        @Override
        public void onNext(BuildResponseItem item) {
            if (item.isErrorIndicated()) {
                failure = item.getErrorDetail() == null
                        ? item.getError()
                        : item.getErrorDetail().getMessage();
                listener.output(Objects.requireNonNullElse(failure, "") + "\n");
                return;
            }
            String text = item.getStream();
            if (text == null) {
                return;
            }
            Matcher step = STEP.matcher(text);
            if (step.lookingAt()) {
                listener.step(Integer.parseInt(step.group(1)), Integer.parseInt(step.group(2)), step.group(3));
            }
            listener.output(text);
        }

        void check(String name) {
            String reason = failure;
            if (reason != null) {
                Category category =
                        reason.contains("no space left on device") ? Category.NO_SPACE : Category.BUILD_FAILED;
                throw new ContainerRuntimeException(category, "build " + name + ": " + reason);
            }
        }
    }
}
