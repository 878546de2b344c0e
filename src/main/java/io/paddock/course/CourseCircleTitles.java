package io.paddock.course;

import io.paddock.account.CircleId;
import io.paddock.account.CircleTitles;
import io.paddock.base.language.Language;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A course's circle is called what the course is called. */
@Component
class CourseCircleTitles implements CircleTitles {

    private final CoursePlaces places;
    private final CourseShelf shelf;

    CourseCircleTitles(CoursePlaces places, CourseShelf shelf) {
        this.places = places;
        this.shelf = shelf;
    }

    @Override
    public Optional<String> title(CircleId circle, Locale locale) {
        return places.slug(circle)
                .flatMap(shelf::course)
                .map(course -> course.title().in(Language.of(locale)));
    }
}
