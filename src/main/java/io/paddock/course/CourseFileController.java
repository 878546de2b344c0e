package io.paddock.course;

import io.paddock.account.AccessDenied;
import io.paddock.account.CurrentPerson;
import java.time.Duration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Sends the pictures of lessons to people who may read them; they can do nothing but be looked at. */
@RestController
class CourseFileController {

    private final CourseService courses;
    private final CurrentPerson currentPerson;

    CourseFileController(CourseService courses, CurrentPerson currentPerson) {
        this.courses = courses;
        this.currentPerson = currentPerson;
    }

    @GetMapping("/course-files/{course}/{lesson}/{*path}")
    ResponseEntity<Resource> picture(
            @PathVariable String course, @PathVariable String lesson, @PathVariable String path) {
        try {
            var id = new LessonId(course, lesson);
            return currentPerson
                    .id()
                    .flatMap(person -> courses.picture(person, id, path.substring(1)))
                    .map(CourseFileController::send)
                    .orElseGet(() -> ResponseEntity.notFound().build());
        } catch (AccessDenied notTheirs) {
            return ResponseEntity.notFound().build();
        }
    }

    private static ResponseEntity<Resource> send(Picture picture) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(picture.mediaType()))
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePrivate())
                .header("X-Content-Type-Options", "nosniff")
                // an SVG that is opened on its own runs nothing
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .header("Content-Disposition", "inline")
                .body(new FileSystemResource(picture.file()));
    }
}
