package io.paddock.notebook;

import io.paddock.account.AccessDenied;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.base.language.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Documents and files of notebooks over HTTP (docs/notebook-protocol.md, section 1). */
@RestController
@RequestMapping("/notebooks/{id:\\d{1,18}}")
class NotebookController {

    private final NotebookAccess access;
    private final OpenNotebooks notebooks;
    private final NotebookVersions versions;
    private final ObjectProvider<LiveParts> live;
    private final CurrentPerson current;
    private final Words words;

    NotebookController(
            NotebookAccess access,
            OpenNotebooks notebooks,
            NotebookVersions versions,
            ObjectProvider<LiveParts> live,
            CurrentPerson current,
            Words words) {
        this.access = access;
        this.notebooks = notebooks;
        this.versions = versions;
        this.live = live;
        this.current = current;
        this.words = words;
    }

    @GetMapping("/document")
    void document(@PathVariable long id, HttpServletResponse response) throws IOException {
        Person person = current.require();
        Notebook notebook = looked(person, id);
        DocumentJson.Content content;
        OutputLimits limits;
        try (NotebookHold hold = notebooks.open(notebook.id())) {
            boolean readOnly = !notebook.owner().equals(person.id());
            content = hold.notebook().execute(turn -> content(turn, person, readOnly));
            limits = hold.notebook().execute(turn -> turn.document().limits());
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        protect(response, "no-store");
        new DocumentJson(words, person.language().locale()).write(content, limits, response.getOutputStream());
    }

    private DocumentJson.Content content(OpenNotebook.Turn turn, Person person, boolean readOnly) {
        LiveParts parts = live.getIfAvailable();
        LiveParts.Snapshot now = parts == null
                ? new LiveParts.Snapshot(0, NotebookJson.MAPPER.createObjectNode())
                : parts.snapshot(turn, person.language().locale());
        return new DocumentJson.Content(
                turn.notebook().id(),
                now.event(),
                readOnly,
                DocumentSnapshot.of(turn.document()),
                now.lab(),
                List.copyOf(turn.document().inputs()));
    }

    @GetMapping("/download")
    void download(@PathVariable long id, HttpServletResponse response) throws IOException {
        Person person = current.require();
        Notebook notebook = looked(person, id);
        response.setContentType("application/x-ipynb+json");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(FileNames.of(notebook.title()) + ".ipynb", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        protect(response, "no-store");
        versions.write(notebook.id(), person.id(), response.getOutputStream());
    }

    private Notebook looked(Person person, long id) {
        return access.look(person.id(), new NotebookId(id))
                .orElseThrow(() -> new NoSuchElementException("no notebook " + id));
    }

    /** What everybody adds to an answer with content that a student or a lab wrote. */
    static void protect(HttpServletResponse response, String cacheControl) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, cacheControl);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
    }

    @ExceptionHandler({AccessDenied.class, NoSuchElementException.class})
    @ResponseStatus(HttpStatus.NOT_FOUND)
    void notFound() {
        // an empty answer: nobody learns what exists
    }
}
