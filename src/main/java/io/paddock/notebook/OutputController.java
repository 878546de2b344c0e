package io.paddock.notebook;

import io.paddock.account.AccessDenied;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.base.language.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Large outputs and earlier lines by their own addresses. What they give was made by a lab: never more than data to a browser. */
@RestController
@RequestMapping("/notebooks/{id:\\d{1,18}}/outputs/{number:\\d{1,18}}")
class OutputController {

    private static final int MOST_LINES = 5_000;
    private static final String FOR_EVER = "private, max-age=31536000, immutable";

    private final NotebookAccess access;
    private final OpenNotebooks notebooks;
    private final OutputReading outputs;
    private final CurrentPerson current;
    private final Words words;

    OutputController(
            NotebookAccess access, OpenNotebooks notebooks, OutputReading outputs, CurrentPerson current, Words words) {
        this.access = access;
        this.notebooks = notebooks;
        this.outputs = outputs;
        this.current = current;
        this.words = words;
    }

    /** @param version of a stream, which may grow: only that very state is kept by the browser */
    @GetMapping
    void output(
            @PathVariable long id,
            @PathVariable long number,
            @RequestParam(name = "v", required = false) @Nullable Long version,
            HttpServletResponse response)
            throws IOException {
        Person person = current.require();
        NotebookId notebook = looked(person, id);
        OutputSnapshot output = find(notebook, number);
        CutWords cut = CutWords.in(words, person.language().locale());
        String json = switch (output) {
            case CellOutput.Fixed fixed -> {
                String inMemory = fixed.json();
                yield inMemory == null ? outputs.texts(notebook).fixed(number) : inMemory;
            }
            case StreamSnapshot stream -> new OutputView(notebook, OutputLimits.DEFAULT, cut).stream(stream);
            case CellOutput.Omitted omitted ->
                new OutputView(notebook, OutputLimits.DEFAULT, cut).json((OutputSnapshot) omitted, false);
        };
        boolean same = !(output instanceof StreamSnapshot stream) || (version != null && version == stream.version());
        send(response, json, same ? FOR_EVER : "no-store");
    }

    @GetMapping("/lines")
    void lines(
            @PathVariable long id,
            @PathVariable long number,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            @RequestParam(defaultValue = "2000") int count,
            HttpServletResponse response)
            throws IOException {
        Person person = current.require();
        NotebookId notebook = looked(person, id);
        if (!(find(notebook, number) instanceof StreamSnapshot stream)) {
            throw new NoSuchElementException("output " + number + " has no lines");
        }
        OutputTexts texts = outputs.texts(notebook);
        StreamSnapshot.Part part = stream.before(
                before,
                Math.clamp(count, 1, MOST_LINES),
                chunk -> texts.chunk(number, chunk.number()),
                CutWords.in(words, person.language().locale()));
        send(response, NotebookJson.text(part), "no-store");
    }

    private OutputSnapshot find(NotebookId notebook, long number) {
        try (NotebookHold hold = notebooks.open(notebook)) {
            Optional<OutputSnapshot> found = hold.notebook()
                    .execute(turn -> turn.document().cellList().all().stream()
                            .flatMap(cell -> cell.outputs().all().stream())
                            .filter(output -> output.number() == number)
                            .findFirst()
                            .map(CellOutput::snapshot));
            return found.orElseThrow(() -> new NoSuchElementException("no output " + number));
        }
    }

    private NotebookId looked(Person person, long id) {
        return access.look(person.id(), new NotebookId(id))
                .orElseThrow(() -> new NoSuchElementException("no notebook " + id))
                .id();
    }

    private static void send(HttpServletResponse response, String json, String cacheControl) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        NotebookController.protect(response, cacheControl);
        response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
    }

    @ExceptionHandler({AccessDenied.class, NoSuchElementException.class})
    @ResponseStatus(HttpStatus.NOT_FOUND)
    void notFound() {
        // an empty answer: nobody learns what exists
    }
}
