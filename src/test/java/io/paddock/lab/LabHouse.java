package io.paddock.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.account.AccountService;
import io.paddock.account.Circle;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleService;
import io.paddock.account.Person;
import io.paddock.account.Profile;
import io.paddock.account.Role;
import io.paddock.account.Theme;
import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import io.paddock.capacity.ComputeNeed;
import io.paddock.lab.container.ContainerId;
import io.paddock.lab.container.ContainerLabels;
import io.paddock.lab.container.ContainerRuntime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** People and courses of a test's own, and their labs, which are gone afterwards. */
final class LabHouse implements AutoCloseable {

    static final ComputeNeed SMALL = new ComputeNeed(512, 1000);

    final EventRecorder events;
    final LabService labs;
    final ContainerRuntime runtime;
    final LabRows rows;
    private final ConfigurableApplicationContext application;
    private final EnvironmentName environment;
    private final CircleService circles;
    private final AccountService accounts;
    private final List<LabId> opened = new ArrayList<>();
    final Circle course;

    LabHouse(ConfigurableApplicationContext application) {
        this(application, LabImageFixture.PYTHON);
    }

    LabHouse(ConfigurableApplicationContext application, EnvironmentName environment) {
        LabImageFixture.await(application, environment);
        this.application = application;
        this.environment = environment;
        events = new EventRecorder(application);
        labs = application.getBean(LabService.class);
        runtime = application.getBean(ContainerRuntime.class);
        rows = application.getBean(LabRows.class);
        circles = application.getBean(CircleService.class);
        accounts = application.getBean(AccountService.class);
        course = course();
    }

    Circle course() {
        Circle institution = circles.ensureInstitution("Test institution");
        return circles.ensure(CircleKind.COURSE, "Course " + UUID.randomUUID(), institution.id());
    }

    Person student() {
        return person(Role.STUDENT);
    }

    Person person(Role role) {
        Person person = accounts.register(
                "p" + UUID.randomUUID().toString().substring(0, 12),
                new Profile("Test Person", Language.ENGLISH, Theme.SYSTEM, ZoneId.of("Asia/Shanghai")));
        circles.ensureMember(person.id(), course.id(), role);
        return person;
    }

    Person outsider() {
        return accounts.register(
                "o" + UUID.randomUUID().toString().substring(0, 12),
                new Profile("Somebody Else", Language.ENGLISH, Theme.SYSTEM, ZoneId.of("Asia/Shanghai")));
    }

    LabRequest request(UserId owner) {
        return request(owner, null);
    }

    LabRequest request(UserId owner, @Nullable Path seed) {
        return new LabRequest(owner, course.id(), environment, SMALL, false, "intro/lesson-1", seed);
    }

    Lab open(LabRequest request) {
        LabOpening opening = labs.open(request.owner(), request, false);
        assertThat(opening).isInstanceOf(LabOpening.Opened.class);
        Lab lab = ((LabOpening.Opened) opening).lab();
        opened.add(lab.id());
        return lab;
    }

    /** A lab that answers. */
    Lab ready(LabRequest request) {
        Lab lab = open(request);
        Lab settled = events.awaitState(lab.id(), LabState.READY, LabState.FAILED);
        assertThat(settled.state()).as("stage: " + settled.stage()).isEqualTo(LabState.READY);
        return settled;
    }

    ContainerId container(LabId lab) {
        return new ContainerId(
                Objects.requireNonNull(rows.find(lab).orElseThrow().container()));
    }

    String sh(LabId lab, String script) {
        return runtime.exec(container(lab), List.of("sh", "-c", script), 100_000, Duration.ofSeconds(20))
                .text();
    }

    Map<String, String> labels(LabId lab) {
        var labels = new HashMap<>(application.getBean(Installation.class).labels());
        labels.put(ContainerLabels.LAB, lab.toString());
        return labels;
    }

    @Override
    public void close() {
        LabEnding ending = application.getBean(LabEnding.class);
        for (LabId lab : opened) {
            try {
                ending.stop(lab, io.paddock.base.language.Message.of("lab.ending.stopped"), Duration.ZERO)
                        .get(30, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new AssertionError("lab " + lab + " was not stopped", e);
            }
        }
        for (LabId lab : opened) {
            rows.find(lab).ifPresent(row -> {
                String volume = application.getBean(LabContainers.class).volume(row);
                runtime.removeVolume(volume);
                application.getBean(LabContainers.class).forgetVolumes();
            });
        }
        events.close();
    }
}
