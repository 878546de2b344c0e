package io.paddock.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.paddock.account.AccountService;
import io.paddock.account.Circle;
import io.paddock.account.CircleService;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.base.language.Words;
import io.paddock.support.IntegrationTest;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class NotebookEndpointsIT {

    @Autowired
    private AccountService accounts;

    @Autowired
    private CircleService circles;

    @Autowired
    private NotebookService notebooks;

    @Autowired
    private OpenNotebooks open;

    @Autowired
    private NotebookAccess access;

    @Autowired
    private NotebookVersions versions;

    @Autowired
    private OutputReading outputs;

    @Autowired
    private NotebookWriting writing;

    @Autowired
    private ObjectProvider<LiveParts> live;

    @Autowired
    private Words words;

    private MockMvc mvc;
    private UserId signedIn;
    private UserId student;
    private UserId other;
    private NotebookId id;

    @BeforeEach
    void aNotebook() {
        NotebookFixture fixture = new NotebookFixture(accounts, circles, notebooks);
        Circle course = fixture.course();
        student = fixture.member(course, Role.STUDENT);
        other = fixture.member(course, Role.STUDENT);
        signedIn = student;
        id = fixture.notebook(student, course, "第一课：数据/图表", NotebookFixture.file(2));
        CurrentPerson current = new CurrentPerson() {
            @Override
            public Optional<UserId> id() {
                return Optional.of(signedIn);
            }

            @Override
            public Person require() {
                return accounts.find(signedIn).orElseThrow();
            }
        };
        mvc = MockMvcBuilders.standaloneSetup(
                        new NotebookController(access, open, versions, live, current, words),
                        new OutputController(access, open, outputs, current, words))
                .build();
    }

    @Test
    void theDocumentHasLargeOutputsByTheirOwnAddressWhichNeverChange() throws Exception {
        String large = "{\"output_type\":\"display_data\",\"data\":{\"text/plain\":\"" + "中".repeat(600_000)
                + "\"},\"metadata\":{}}";
        try (NotebookHold hold = open.open(id)) {
            hold.notebook().run(turn -> {
                turn.record(new NotebookRecord.StreamAppended(0, "c0", false, "small\n"));
                turn.record(new NotebookRecord.OutputAdded(0, "c0", large, null));
            });
        }

        JsonNode document = json(answer("/document"));
        assertThat(document.at("/nbformat/cells/0/outputs/0/text").asString()).isEqualTo("small\n");
        assertThat(document.at("/nbformat/cells/0/outputs/1/output_type").asString())
                .isEqualTo("paddock_reference");
        assertThat(document.at("/cells/c0/state").asString()).isEqualTo("idle");
        String url = document.at("/nbformat/cells/0/outputs/1/url").asString();

        MockHttpServletResponse fromMemory = at(url);
        try (NotebookHold hold = open.open(id)) {
            hold.notebook().flushFully(writing);
        }
        MockHttpServletResponse fromDatabase = at(url);

        assertThat(fromMemory.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(large);
        assertThat(fromDatabase.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(large);
        assertThat(fromDatabase.getHeader("Cache-Control")).contains("immutable");
        assertThat(fromDatabase.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(fromDatabase.getHeader("Content-Security-Policy")).startsWith("sandbox");
    }

    @Test
    void earlierLinesArePagedFromMemoryAndDatabase() throws Exception {
        StringBuilder printed = new StringBuilder();
        for (int i = 0; i < 30_000; i++) {
            printed.append("line ").append(i).append('\n');
        }
        try (NotebookHold hold = open.open(id)) {
            hold.notebook()
                    .run(turn -> turn.record(new NotebookRecord.StreamAppended(0, "c1", false, printed.toString())));
            hold.notebook().flushFully(writing);
        }
        JsonNode document = json(answer("/document"));
        JsonNode stream = json(at(document.at("/nbformat/cells/1/outputs/0/url").asString()));
        assertThat(stream.at("/paddock_earlier/lines").asInt()).isEqualTo(28_000);
        assertThat(stream.get("text").asString()).startsWith("line 28000\n");

        JsonNode page = json(at(stream.at("/paddock_earlier/url").asString() + "?before=3000&count=1000"));

        assertThat(page.get("from").asInt()).isEqualTo(2_000);
        assertThat(page.get("to").asInt()).isEqualTo(3_000);
        assertThat(page.get("text").asString()).startsWith("line 2000\n").endsWith("line 2999\n");
    }

    @Test
    void theFileHasASafeNameInAnyScript() throws Exception {
        MockHttpServletResponse file = answer("/download");

        assertThat(file.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(NotebookFixture.file(2));
        assertThat(file.getHeader("Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''%E7%AC%AC%E4%B8%80%E8%AF%BE")
                .doesNotContain("/");
    }

    @Test
    void othersFindNothing() throws Exception {
        signedIn = other;

        for (String path : new String[] {"/document", "/download", "/outputs/1", "/outputs/1/lines"}) {
            MockHttpServletResponse answer = answer(path);
            assertThat(answer.getStatus()).as(path).isEqualTo(404);
            assertThat(answer.getContentAsString()).isEmpty();
        }
        signedIn = student;
        assertThat(answer("/outputs/999").getStatus()).isEqualTo(404);
        assertThat(at("/notebooks/999999999/document").getStatus()).isEqualTo(404);
    }

    private MockHttpServletResponse answer(String path) throws Exception {
        return at("/notebooks/" + id + path);
    }

    private MockHttpServletResponse at(String url) throws Exception {
        return mvc.perform(get(url)).andReturn().getResponse();
    }

    private static JsonNode json(MockHttpServletResponse response) throws Exception {
        assertThat(response.getStatus()).isEqualTo(200);
        return Objects.requireNonNull(
                NotebookJson.MAPPER.readTree(response.getContentAsString(StandardCharsets.UTF_8)));
    }
}
