package io.paddock.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Waits for lab images that the application itself prepares: built once a machine, as they are named after their
 * content.
 */
public final class LabImageFixture {

    public static final EnvironmentName PYTHON = new EnvironmentName("python");

    private static final Duration DEADLINE = Duration.ofMinutes(15);

    private LabImageFixture() {}

    /** What an application without a base image of its own calls the image {@code python} of this checkout. */
    public static String pythonName() {
        return new ImageRecipe(PYTHON, Path.of("lab-images")).imageName(null);
    }

    /** Returns when labs can start on the image {@code python}; fails with the end of the build's output. */
    public static void awaitPython(ConfigurableApplicationContext application) {
        await(application, PYTHON);
    }

    /** Returns when labs can start on the image {@code paddle}. */
    public static void awaitPaddle(ConfigurableApplicationContext application) {
        await(application, new EnvironmentName("paddle"));
    }

    static void await(ConfigurableApplicationContext application, EnvironmentName environment) {
        LabImages images = application.getBean(LabImages.class);
        var settled = new CountDownLatch(1);
        var recorder = new EventRecorder(application);
        recorder.onEach(LabImageChanged.class, event -> {
            if (event.status().environment().equals(environment)
                    && !event.status().underWay()) {
                settled.countDown();
            }
        });
        try {
            images.prepare(environment);
            if (images.status(environment).underWay()) {
                assertThat(settled.await(DEADLINE.toSeconds(), TimeUnit.SECONDS))
                        .as("the image is settled")
                        .isTrue();
            }
            assertThat(images.status(environment).state())
                    .as("the image %s: %s", environment, images.failure(environment))
                    .isEqualTo(ImageStatus.State.READY);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            recorder.close();
        }
    }
}
