package io.paddock.faults;

import static org.awaitility.Awaitility.await;

import io.paddock.base.language.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A student who signs in, makes notebooks and reads them over HTTP. */
final class Student {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern TOKEN = Pattern.compile("<meta name=\"_csrf\" content=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final PaddockProcess paddock;
    private final JsonNode person;
    private final Language language;
    private HttpClient browser = browser();

    Student(PaddockProcess paddock, JsonNode person, Language language) {
        this.paddock = paddock;
        this.person = person;
        this.language = language;
    }

    private static HttpClient browser() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    long id() {
        return person.path("id").asLong();
    }

    long course() {
        return person.path("course").asLong();
    }

    Work notebook(String... sources) {
        return notebookIn("python", sources);
    }

    Work notebookIn(String environment, String... sources) {
        var asked = asked().put("environment", environment).put("memory", 512);
        var array = asked.putArray("sources");
        for (var source : sources) {
            array.add(source);
        }
        return new Work(this, paddock.ask("notebook", asked).path("id").asLong());
    }

    ObjectNode asked() {
        return JsonNodeFactory.instance.objectNode().put("person", id());
    }

    JsonNode ask(String what, ObjectNode with) {
        return paddock.ask(what, with);
    }

    /** Labs that the person has now. */
    JsonNode labs() {
        return paddock.ask("labs", asked());
    }

    List<String> labStates() {
        return labs().findValuesAsString("state");
    }

    /** Stops what runs, and waits until it is gone. */
    void stopLabs() {
        for (var lab : labs()) {
            paddock.ask("stop-lab", asked().put("lab", lab.path("id").asLong()));
        }
        await("labs are stopped").atMost(PATIENCE).until(() -> labStates().isEmpty());
    }

    /** A page or a document; signs in where there is no session, as after a restart. */
    HttpResponse<String> get(String path, String accept) {
        var answer = send(HttpRequest.newBuilder(paddock.page(path)).header("Accept", accept));
        if (answer.statusCode() == 401) {
            signIn();
            answer = send(HttpRequest.newBuilder(paddock.page(path)).header("Accept", accept));
        }
        return answer;
    }

    JsonNode json(String path) {
        var answer = get(path, "application/json");
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    void signIn() {
        browser.close();
        browser = browser();
        var page = send(HttpRequest.newBuilder(paddock.page("/sign-in")).header("Accept", "text/html"));
        var token = TOKEN.matcher(page.body());
        if (!token.find()) {
            throw new AssertionError("no token in the sign-in page: " + page.body());
        }
        var form = "username=" + encoded("name") + "&password=" + encoded("password") + "&_csrf=" + token.group(1);
        var answer = send(HttpRequest.newBuilder(paddock.page("/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (answer.statusCode() != 302
                || answer.headers().firstValue("Location").orElse("").contains("error")) {
            throw new AssertionError("not signed in: " + answer.statusCode() + " " + answer.headers());
        }
    }

    private String encoded(String field) {
        return URLEncoder.encode(person.path(field).asString(), StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(
                    request.header("Accept-Language", language.tag())
                            .timeout(PATIENCE)
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
