package io.paddock.base.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.support.IntegrationTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

@IntegrationTest
class FrontendFilesIT {

    @LocalServerPort
    int port;

    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "theme/paddock.css",
                "notebook/paddock-notebook.js",
                "notebook/paddock-notebook.css",
                "notebook/frame.html",
                "notebook/frame.js",
                "fonts/inter-latin.woff2"
            })
    void aFileThatKeepsItsNameIsAskedForEachTimeAndSentWhenItHasChanged(String file) throws Exception {
        var first = get(file, "");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-cache, public");
        var tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(get(file, tag).statusCode()).isEqualTo(304);
        assertThat(get(file, "W/\"of-another-version\"").statusCode()).isEqualTo(200);
    }

    @Test
    void aFileWithAHashInItsNameIsKeptForEver() throws Exception {
        for (var folder : new String[] {"chunks", "assets"}) {
            var names = new PathMatchingResourcePatternResolver()
                    .getResources("classpath:/META-INF/resources/ui/notebook/" + folder + "/*");
            assertThat(names).isNotEmpty();
            assertThat(Arrays.stream(names))
                    .allSatisfy(name -> assertThat(name.getFilename()).matches(".+-[\\w-]{8}\\.\\w+"));
            var answer = get("notebook/" + folder + "/" + names[0].getFilename(), "");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
        }
    }

    @Test
    void thereIsNoWayOutOfTheFolder() throws Exception {
        assertThat(get("../../application.yaml", "").statusCode()).isNotEqualTo(200);
        assertThat(get("..%2f..%2f..%2fapplication.yaml", "").statusCode()).isNotEqualTo(200);
        assertThat(get("theme/none.css", "").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String file, String tag) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/ui/" + file));
        if (!tag.isEmpty()) {
            request.header("If-None-Match", tag);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
