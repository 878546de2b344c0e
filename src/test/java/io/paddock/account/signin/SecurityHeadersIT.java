package io.paddock.account.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.support.IntegrationTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
class SecurityHeadersIT {

    @LocalServerPort
    int port;

    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void pagesTellBrowsersWhatToRefuse() throws Exception {
        var answer = get("/sign-in", "text/html");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Security-Policy"))
                .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'self'", "form-action 'self'")
                .doesNotContain("http");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "X-Frame-Options")).isEqualTo("SAMEORIGIN");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Cache-Control")).contains("no-store");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("PADDOCK_SESSION"))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    void filesThatAreTheSameForEverybodyMayBeKept() throws Exception {
        for (var file : List.of("/ui/theme/paddock.css", "/favicon.svg", vaadinBundle())) {
            var answer = get(file, "*/*");

            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(answer.headers().map()).as(file).doesNotContainKeys("pragma", "expires");
            assertThat(header(answer, "Cache-Control")).as(file).doesNotContain("no-store");
        }
    }

    private String vaadinBundle() throws Exception {
        var page = get("/sign-in", "text/html").body();
        var name = Pattern.compile("VAADIN/build/[^\"]+\\.js").matcher(page);
        assertThat(name.find()).isTrue();
        return "/" + name.group();
    }

    /** The last words of a page that is left come after its session may be over: another session would take the place of the newest one in the browser. */
    @Test
    void theLastWordsOfAPageMakeNoSession() throws Exception {
        for (var words : List.of(
                "/VAADIN/push?v-r=push&v-uiId=1&v-pushId=gone&X-Atmosphere-Transport=close&X-Atmosphere-tracking-id=gone",
                "/?v-r=uidl&v-uiId=1")) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + words))
                            .header("Cookie", "PADDOCK_SESSION=0123456789ABCDEF")
                            .POST(BodyPublishers.ofString(""))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.headers().allValues("Set-Cookie")).as(words).isEmpty();
        }
    }

    /** Forms keep working when the session in which they were made is over. */
    @Test
    void theTokenOfAFormOutlivesTheSession() throws Exception {
        var answer = get("/sign-in?v-r=init&location=sign-in&query=", "application/json");

        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("paddock-form="))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    void theFrameForActiveOutputIsASandboxOfItsOwn() throws Exception {
        var answer = get("/ui/notebook/frame.html", "text/html");

        assertThat(header(answer, "Content-Security-Policy"))
                .startsWith("sandbox allow-scripts;")
                .contains("connect-src 'none'")
                .doesNotContain("allow-same-origin");
    }

    @Test
    void whoIsNotSignedInGetsTheSignInPageAndScriptsGetAStatus() throws Exception {
        assertThat(get("/profile", "text/html").statusCode()).isEqualTo(302);
        assertThat(get("/notebooks/1/document", "application/json").statusCode())
                .isEqualTo(401);
        assertThat(get("/actuator/health", "application/json").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/env", "application/json").statusCode()).isIn(302, 401, 404);
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        var request = HttpRequest.newBuilder(uri("/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString("username=li.na&password=learn-by-doing"))
                .build();

        var answer = client.send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isIn(302, 403);
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("PADDOCK_DEVICE="));
    }

    private HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri(path)).header("Accept", accept).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
