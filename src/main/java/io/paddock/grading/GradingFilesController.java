package io.paddock.grading;

import io.paddock.account.AccessDenied;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.assignment.AssignmentService;
import io.paddock.assignment.SubmissionId;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Attachments;
import io.paddock.course.CourseService;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Receipts, handed-in notebooks and gradebooks to take home: always attachments. */
@RestController
class GradingFilesController {

    private final AssignmentService assignments;
    private final GradebookService books;
    private final CourseService courses;
    private final CurrentPerson current;
    private final Words words;

    GradingFilesController(
            AssignmentService assignments,
            GradebookService books,
            CourseService courses,
            CurrentPerson current,
            Words words) {
        this.assignments = assignments;
        this.books = books;
        this.courses = courses;
        this.current = current;
        this.words = words;
    }

    @GetMapping("/submission-files/{id:\\d{1,18}}/receipt.txt")
    ResponseEntity<byte[]> receipt(@PathVariable long id) {
        var person = current.require();
        var submission = assignments.submission(person.id(), new SubmissionId(id));
        var assignment = assignments.find(person.id(), submission.assignment());
        var text = words.say(
                person.language().locale(),
                "grading.receipt.text",
                assignment.title().in(person.language()),
                submission.number(),
                submission.receivedAt(),
                submission.receivedAt().toString(),
                submission.sha256(),
                Integer.toString(submission.bytes()),
                String.valueOf(submission.imageDigest()),
                Long.toString(id));
        return Attachments.of("receipt-" + id + ".txt", text.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/submission-files/{id:\\d{1,18}}/notebook.ipynb")
    ResponseEntity<byte[]> notebook(@PathVariable long id) {
        return Attachments.of(
                "submission-" + id + ".ipynb",
                assignments.file(current.require().id(), new SubmissionId(id)));
    }

    @GetMapping("/gradebook-files/{course}.csv")
    ResponseEntity<byte[]> gradebook(@PathVariable String course) {
        Person person = current.require();
        var circle = courses.find(person.id(), course)
                .orElseThrow(() -> new AccessDenied(person.id(), "gradebook of " + course))
                .circle();
        return Attachments.of(course + ".csv", books.csv(person.id(), circle, person.language()));
    }

    @ExceptionHandler(AccessDenied.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    void notFound() {
        // an empty answer: nobody learns what exists
    }
}
