package io.paddock.notebook;

import io.paddock.account.AccessDenied;
import io.paddock.account.CurrentPerson;
import io.paddock.base.language.Refusal;
import io.paddock.base.ui.Attachments;
import java.util.NoSuchElementException;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files of a notebook's lab to take home: always an attachment of no particular type, whatever they are. */
@RestController
class NotebookFilesController {

    private final LiveNotebooks notebooks;
    private final CurrentPerson currentPerson;

    NotebookFilesController(LiveNotebooks notebooks, CurrentPerson currentPerson) {
        this.notebooks = notebooks;
        this.currentPerson = currentPerson;
    }

    @GetMapping("/notebooks/{id:\\d{1,18}}/files")
    ResponseEntity<Resource> download(@PathVariable long id, @RequestParam String path) {
        var files =
                notebooks.door(currentPerson.require().id(), new NotebookId(id)).files();
        try {
            var name = path.substring(path.lastIndexOf('/') + 1);
            return Attachments.of(name, new InputStreamResource(files.read(path)));
        } catch (Refusal gone) {
            return ResponseEntity.notFound().build();
        }
    }

    @ExceptionHandler({AccessDenied.class, NoSuchElementException.class})
    @ResponseStatus(HttpStatus.NOT_FOUND)
    void notFound() {
        // an empty answer: nobody learns what exists
    }
}
