package io.paddock.lab;

import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.lab.ImageStatus.State;
import io.paddock.lab.container.ContainerRuntimeException;
import io.paddock.lab.container.ContainerRuntimeException.Category;
import io.paddock.lab.container.EngineFacts;
import io.paddock.lab.container.ImageBuildListener;
import io.paddock.lab.container.ImageFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** The images that labs run on: prepared in the background, one after the other. */
@Service
public class LabImages implements EngineWatch.Listener, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(LabImages.class);

    private final ImageBuilder builder;
    private final ImageSettings settings;
    private final ImageRows rows;
    private final LabAccess access;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Map<EnvironmentName, ImageStatus> statuses = new ConcurrentHashMap<>();
    private final Map<EnvironmentName, BuildLog> logs = new ConcurrentHashMap<>();
    private final Map<EnvironmentName, Message> failures = new ConcurrentHashMap<>();
    private final ExecutorService queue = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("lab-images").factory());

    LabImages(
            ImageBuilder builder,
            ImageSettings settings,
            ImageRows rows,
            LabAccess access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.builder = builder;
        this.settings = settings;
        this.rows = rows;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** Whether there is such an environment. */
    public boolean known(EnvironmentName environment) {
        return builder.recipe(environment).exists();
    }

    /** All environments, by name, with how far their images are. */
    public List<ImageStatus> all() {
        try (Stream<java.nio.file.Path> folders = Files.list(settings.folder())) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.matches("[a-z][a-z0-9-]{0,38}"))
                    .map(EnvironmentName::new)
                    .filter(this::known)
                    .map(this::status)
                    .sorted(Comparator.comparing(status -> status.environment().value()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ImageStatus status(EnvironmentName environment) {
        return statuses.getOrDefault(environment, ImageStatus.of(environment, State.MISSING));
    }

    /** Why an image could not be prepared, in a sentence for everybody. */
    public Optional<Message> failure(EnvironmentName environment) {
        return status(environment).state() == State.FAILED
                ? Optional.of(failures.getOrDefault(environment, Message.of("lab.image.failed", environment.value())))
                : Optional.empty();
    }

    /** The end of the last build's output; for administrators. */
    public String logTail(UserId actor, EnvironmentName environment) {
        access.requireAdministrator(actor, "log of image " + environment);
        BuildLog log = logs.get(environment);
        return log == null ? "" : log.tail();
    }

    /** Prepares an image once more; for administrators. */
    public void retry(UserId actor, EnvironmentName environment) {
        access.requireAdministrator(actor, "preparation of image " + environment);
        if (!known(environment)) {
            throw new Refusal(Message.of("lab.environment.unknown", environment.value()));
        }
        prepare(environment);
    }

    /** The image of an environment, if it is ready. */
    Optional<ReadyImage> ready(EnvironmentName environment) {
        ImageStatus status = status(environment);
        return status.state() == State.READY && status.digest() != null
                ? Optional.of(new ReadyImage(builder.imageName(environment), status.digest()))
                : Optional.empty();
    }

    /** Some image that is ready, if one is. */
    Optional<ReadyImage> anyReady() {
        return statuses.values().stream()
                .filter(status -> status.state() == State.READY)
                .findFirst()
                .flatMap(status -> ready(status.environment()));
    }

    /** An image that labs run on; the digest is what containers are made from. */
    record ReadyImage(String name, String digest) {}

    /** Puts an image into the queue unless it is there, ready or under way. */
    synchronized void prepare(EnvironmentName environment) {
        ImageStatus now = status(environment);
        if (now.underWay() || now.state() == State.READY) {
            return;
        }
        change(ImageStatus.of(environment, State.QUEUED));
        queue.execute(() -> get(environment));
    }

    /** The engine no longer has an image that it had. */
    synchronized void forget(EnvironmentName environment) {
        if (status(environment).state() == State.READY) {
            statuses.remove(environment);
        }
    }

    private void get(EnvironmentName environment) {
        try {
            Optional<ImageFacts> there = builder.find(environment);
            finished(environment, there.isPresent() ? there.get() : build(environment));
        } catch (ContainerRuntimeException e) {
            failed(environment, e, wordsFor(environment, e.category()));
        } catch (RuntimeException e) {
            failed(environment, e, Message.of("lab.image.failed", environment.value()));
        }
    }

    private ImageFacts build(EnvironmentName environment) {
        var log = new BuildLog();
        logs.put(environment, log);
        LOG.info("Building lab image {}", builder.imageName(environment));
        change(new ImageStatus(environment, State.BUILDING, 0, 0, 0, null));
        return builder.build(environment, new ImageBuildListener() {
            @Override
            public void step(int number, int of, String instruction) {
                change(new ImageStatus(
                        environment, State.BUILDING, number, of, 100 * (number - 1) / Math.max(1, of), null));
            }

            @Override
            public void output(String text) {
                log.append(text);
            }
        });
    }

    private void finished(EnvironmentName environment, ImageFacts image) {
        rows.record(environment, builder.imageName(environment), image.digest(), clock.instant());
        LOG.info("Lab image {} is ready: {}", builder.imageName(environment), image.digest());
        change(ImageStatus.ready(environment, image.digest()));
    }

    private void failed(EnvironmentName environment, RuntimeException cause, Message words) {
        LOG.error("Lab image {} could not be prepared", environment, cause);
        BuildLog log = logs.computeIfAbsent(environment, _ -> new BuildLog());
        log.append("\n" + cause.getMessage() + "\n");
        LOG.error(
                "The end of its build:\n{}",
                log.tail().substring(Math.max(0, log.tail().length() - 3_000)));
        failures.put(environment, words);
        change(ImageStatus.of(environment, State.FAILED));
    }

    private static Message wordsFor(EnvironmentName environment, Category category) {
        return switch (category) {
            case NOT_FOUND -> Message.of("lab.image.no-base", environment.value());
            case NO_SPACE -> Message.of("lab.image.no-space", environment.value());
            case UNREACHABLE, FORBIDDEN -> Message.of("lab.image.engine-away", environment.value());
            default -> Message.of("lab.image.failed", environment.value());
        };
    }

    private void change(ImageStatus status) {
        statuses.put(status.environment(), status);
        events.publishEvent(new LabImageChanged(status));
    }

    /** What was ready may be gone, what failed for want of an engine may succeed now. */
    @Override
    public void engineReady(EngineFacts facts) {
        statuses.values().stream()
                .filter(status -> !status.underWay())
                .map(ImageStatus::environment)
                .forEach(statuses::remove);
        settings.prepare().stream()
                .map(EnvironmentName::new)
                .filter(this::known)
                .forEach(this::prepare);
    }

    @Override
    public void destroy() {
        queue.shutdownNow();
    }
}
