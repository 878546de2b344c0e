package io.paddock.faults.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.paddock.account.AccountService;
import io.paddock.account.CircleId;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleService;
import io.paddock.account.Profile;
import io.paddock.account.Role;
import io.paddock.account.Theme;
import io.paddock.account.UserId;
import io.paddock.account.demo.DemoPerson;
import io.paddock.account.signin.Passwords;
import io.paddock.assignment.AssignmentId;
import io.paddock.assignment.AssignmentService;
import io.paddock.assignment.AssignmentSource;
import io.paddock.base.language.Language;
import io.paddock.base.language.Words;
import io.paddock.capacity.ComputeNeed;
import io.paddock.course.Localised;
import io.paddock.lab.EnvironmentName;
import io.paddock.lab.Lab;
import io.paddock.lab.LabId;
import io.paddock.lab.LabRequest;
import io.paddock.lab.LabService;
import io.paddock.notebook.LiveNotebooks;
import io.paddock.notebook.NotebookId;
import io.paddock.notebook.NotebookService;
import io.paddock.notebook.NotebookSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets a test in another process make people and notebooks, and sit at a notebook's view as a browser does. Everything goes through the
 * doors that pages use; documents are read over the application's own HTTP.
 */
class RemoteDoor {

    private static final JsonMapper JSON = new JsonMapper();

    private final AccountService accounts;
    private final CircleService circles;
    private final Passwords passwords;
    private final NotebookService notebooks;
    private final LiveNotebooks live;
    private final LabService labs;
    private final AssignmentService assignments;
    private final Words words;
    private final JdbcConnectionDetails database;
    private final Environment environment;
    private final Map<UUID, RemoteView> views = new ConcurrentHashMap<>();

    RemoteDoor(
            AccountService accounts,
            CircleService circles,
            Passwords passwords,
            NotebookService notebooks,
            LiveNotebooks live,
            LabService labs,
            AssignmentService assignments,
            Words words,
            JdbcConnectionDetails database,
            Environment environment) {
        this.accounts = accounts;
        this.circles = circles;
        this.passwords = passwords;
        this.notebooks = notebooks;
        this.live = live;
        this.labs = labs;
        this.assignments = assignments;
        this.words = words;
        this.database = database;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void open() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        answer(server, "/person", this::person);
        answer(server, "/notebook", this::notebook);
        answer(server, "/view", this::view);
        answer(server, "/submit", this::submit);
        answer(server, "/command", this::command);
        answer(server, "/events", this::events);
        answer(server, "/labs", this::labs);
        answer(server, "/stop-lab", this::stopLab);
        answer(server, "/assignment", this::assignment);
        answer(server, "/hand-in", this::handIn);
        server.start();
        var facts = object().put("port", environment.getRequiredProperty("local.server.port", Integer.class))
                .put("door", server.getAddress().getPort())
                .put("url", database.getJdbcUrl())
                .put("user", database.getUsername())
                .put("password", database.getPassword());
        var file = Path.of(environment.getRequiredProperty("paddock.test.facts"));
        var whole = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(whole, facts.toString());
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void answer(HttpServer server, String path, Function<JsonNode, JsonNode> work) {
        server.createContext(path, exchange -> {
            try (exchange) {
                var asked = JSON.readTree(exchange.getRequestBody().readAllBytes());
                try {
                    send(exchange, 200, work.apply(asked).toString());
                } catch (RuntimeException failure) {
                    send(exchange, 500, failure.toString());
                }
            }
        });
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private JsonNode person(JsonNode asked) {
        var language = Language.valueOf(asked.path("language").asString());
        var name = "p" + UUID.randomUUID().toString().substring(0, 12);
        var person = accounts.register(
                name,
                new Profile(
                        language == Language.CHINESE ? "李薇" : "Ann Lee",
                        language,
                        Theme.SYSTEM,
                        ZoneId.of("Asia/Shanghai")));
        passwords.set(List.of(person.id()), DemoPerson.PASSWORD);
        circles.ensureMember(person.id(), course(), Role.STUDENT);
        return object().put("id", person.id().value())
                .put("name", name)
                .put("password", DemoPerson.PASSWORD)
                .put("course", course().value());
    }

    private CircleId course() {
        var institution = circles.ensureInstitution("Fault ground");
        return circles.ensure(CircleKind.COURSE, "Things that break", institution.id())
                .id();
    }

    private JsonNode notebook(JsonNode asked) {
        var person = user(asked);
        var cells = JsonNodeFactory.instance.arrayNode();
        asked.path("sources").forEach(source -> {
            var number = cells.size();
            var cell = cells.addObject()
                    .put("cell_type", "code")
                    .put("id", "c" + number)
                    .put("source", source.asString());
            cell.putObject("metadata");
            cell.putNull("execution_count");
            cell.putArray("outputs");
        });
        var file = object().put("nbformat", 4).put("nbformat_minor", 5);
        file.putObject("metadata");
        file.set("cells", cells);
        var request = new LabRequest(
                person,
                course(),
                new EnvironmentName(asked.path("environment").asString()),
                new ComputeNeed(asked.path("memory").asInt(), 1_000),
                false,
                "faults",
                null);
        var id = notebooks.create(
                person, new NotebookSource("Faults", file.toString().getBytes(StandardCharsets.UTF_8), request));
        return object().put("id", id.value());
    }

    private JsonNode view(JsonNode asked) {
        var person = user(asked);
        var locale = accounts.find(person).orElseThrow().language().locale();
        var client = UUID.randomUUID();
        var view = new RemoteView(client, asked.path("revision").asLong());
        views.put(client, view);
        view.open(
                live.door(person, new NotebookId(asked.path("notebook").asLong()))
                        .view(client, locale, view),
                asked.path("event").asLong());
        return object().put("client", client.toString());
    }

    private RemoteView known(JsonNode asked) {
        return Objects.requireNonNull(
                views.get(UUID.fromString(asked.path("client").asString())));
    }

    private JsonNode submit(JsonNode asked) {
        return object().put("sequence", known(asked).submit(asked.path("operations")));
    }

    private JsonNode command(JsonNode asked) {
        known(asked).command(asked.path("command").toString());
        return object();
    }

    private JsonNode events(JsonNode asked) {
        var array = JsonNodeFactory.instance.arrayNode();
        // a page that was open before the application was killed has been told nothing by this one
        var view = views.get(UUID.fromString(asked.path("client").asString()));
        if (view != null) {
            view.events().forEach(array::add);
        }
        return array;
    }

    private JsonNode labs(JsonNode asked) {
        var array = JsonNodeFactory.instance.arrayNode();
        var person = user(asked);
        var locale = accounts.find(person).orElseThrow().language().locale();
        for (Lab lab : labs.running(person)) {
            array.addObject()
                    .put("id", lab.id().value())
                    .put("state", lab.state().name())
                    .put("stage", words.say(lab.stage(), locale));
        }
        return array;
    }

    private JsonNode stopLab(JsonNode asked) {
        labs.stop(user(asked), new LabId(asked.path("lab").asLong()));
        return object();
    }

    private JsonNode assignment(JsonNode asked) {
        var person = user(asked);
        var wrong = assignments.put(new AssignmentSource(
                course(),
                "faults",
                "doubling",
                new Localised(Map.of(Language.ENGLISH, "Doubling")),
                new EnvironmentName("python"),
                new ComputeNeed(512, 1_000),
                false,
                null,
                Map.of(Language.ENGLISH, asked.path("notebook").asString().getBytes(StandardCharsets.UTF_8))));
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(wrong.toString());
        }
        var id = assignments.find(person, course(), "doubling").orElseThrow().id();
        assignments.open(person, id, Language.ENGLISH);
        return object().put("id", id.value());
    }

    /** Writes a line into the notebook, so that it is another one, and hands it in. */
    private JsonNode handIn(JsonNode asked) {
        var person = user(asked);
        var id = new AssignmentId(asked.path("assignment").asLong());
        var notebook = assignments.work(person, id).orElseThrow().notebook();
        var file = new String(notebooks.download(person, notebook), StandardCharsets.UTF_8)
                .replaceFirst(
                        "import math[^\"]*",
                        "import math # " + asked.path("line").asString());
        notebooks.replace(person, notebook, file.getBytes(StandardCharsets.UTF_8), "before");
        var receipt = assignments.handIn(person, id).submission();
        return object().put("id", receipt.id().value()).put("sha256", receipt.sha256());
    }

    private static UserId user(JsonNode asked) {
        return new UserId(asked.path("person").asLong());
    }

    static JsonNode parse(String text) {
        return JSON.readTree(text);
    }
}
