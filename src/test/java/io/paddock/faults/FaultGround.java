package io.paddock.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.paddock.base.language.Language;
import io.paddock.lab.LabImageFixture;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.node.JsonNodeFactory;

/** One Paddock of its own for all fault tests of a run, on an engine of its own where there can be one. */
final class FaultGround implements AutoCloseable {

    private static final Path FOLDER = Path.of("target/faults");
    private static final String TESTED_IMAGE = System.getProperty("paddock.test.lab-image", "paddock/python:test");

    private final EngineProxy proxy;
    private final Engine engine;
    private final @Nullable OwnEngine own;
    private final PaddockProcess paddock;
    private final Thread ending = new Thread(this::breakOff, "end-faults");

    FaultGround() {
        var machine = Engine.ofTheMachine();
        Assumptions.assumeTrue(machine.answers(), "there is no container engine");
        own = OwnEngine.obstacle().isEmpty() ? ownEngine(machine) : null;
        engine = own == null ? machine : own.engine();
        proxy = new EngineProxy(FOLDER.resolve("engine.sock"), engine.socket());
        paddock = new PaddockProcess(
                FOLDER.resolve("paddock"),
                List.of(
                        "--paddock.engine.host=" + proxy.host(),
                        "--paddock.lab.images.base-image=",
                        "--paddock.lab.images.prepare=python"));
        Runtime.getRuntime().addShutdownHook(ending);
        paddock.forget();
        paddock.start();
    }

    /** Its folder stays from run to run, so that the image is copied once. */
    private static OwnEngine ownEngine(Engine machine) {
        var image = LabImageFixture.pythonName();
        var made = new OwnEngine(FOLDER.resolve("engine"));
        made.start();
        if (!made.engine().has(image)) {
            var source = machine.has(image) ? image : TESTED_IMAGE;
            Assumptions.assumeTrue(machine.has(source), "there is no lab image " + source);
            made.load(machine, source);
            made.engine().words("tag", source, image);
        }
        return made;
    }

    PaddockProcess paddock() {
        return paddock;
    }

    /** What really runs, whether or not Paddock can see it. */
    Engine engine() {
        return engine;
    }

    EngineProxy proxy() {
        return proxy;
    }

    /** The engine that may be restarted; skips the test where there is none. */
    OwnEngine ownEngine() {
        Assumptions.assumeTrue(own != null, OwnEngine.obstacle());
        return java.util.Objects.requireNonNull(own);
    }

    Student student(Language language) {
        var person = paddock.ask("person", JsonNodeFactory.instance.objectNode().put("language", language.name()));
        return new Student(paddock, person, language);
    }

    /** A connection to the application's database, whether or not the application lives. */
    Connection database() throws SQLException {
        var facts = paddock.facts();
        return DriverManager.getConnection(
                facts.path("url").asString(),
                facts.path("user").asString(),
                facts.path("password").asString());
    }

    /** One column of all rows that a query finds. */
    List<String> rows(String query) {
        try (var connection = database();
                var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                rows.add(Optional.ofNullable(found.getString(1)).orElse(""));
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    void update(String statement) {
        try (var connection = database();
                var made = connection.createStatement()) {
            made.executeUpdate(statement);
        } catch (SQLException e) {
            throw new AssertionError(statement, e);
        }
    }

    private String installation() {
        return rows("select name from lab_installation where id = 1").getFirst();
    }

    String label() {
        return "io.paddock.installation=" + installation();
    }

    void assertLabsAndContainersAgree() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(containersOfLabs())
                        .as("a container for each lab, a lab for each container")
                        .containsExactlyInAnyOrderElementsOf(rows("select container from lab where live = 1")));
    }

    List<String> containersOfLabs() {
        return engine.words(
                "ps", "-aq", "--no-trunc", "--filter", "label=" + label(), "--filter", "label=io.paddock.lab");
    }

    /** Makes the student's home a disk of its own, in memory. */
    String smallVolume(Student student, int mebibytes) {
        var name = "paddock-" + installation() + "-p" + student.id() + "-c" + student.course();
        engine.words(
                "volume",
                "create",
                "--label",
                label(),
                "-o",
                "type=tmpfs",
                "-o",
                "device=tmpfs",
                "-o",
                "o=size=" + mebibytes + "m,uid=1000,gid=1000",
                name);
        return name;
    }

    /** Keeps a volume mounted while no lab uses it. */
    String hold(String volume) {
        return engine.words(
                        "run",
                        "-d",
                        "--init",
                        "--label",
                        label(),
                        "--network",
                        "none",
                        "-v",
                        volume + ":/home/student",
                        labImage(),
                        "sleep",
                        "600")
                .getFirst();
    }

    String labImage() {
        return LabImageFixture.pythonName();
    }

    void mend() {
        if (own != null) {
            own.ensureRunning();
        }
        proxy.mend();
        paddock.ensureRunning();
    }

    private void breakOff() {
        paddock.destroyAll();
        if (own != null) {
            own.destroy();
        }
    }

    @Override
    public void close() {
        var label = label();
        paddock.close();
        engine.removeAll(label);
        proxy.close();
        if (own != null) {
            own.close();
        }
        Runtime.getRuntime().removeShutdownHook(ending);
    }
}
