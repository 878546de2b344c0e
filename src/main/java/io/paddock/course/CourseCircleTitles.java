package io.paddock.course;

import io.paddock.account.CircleId;
import io.paddock.account.CircleTitles;
import io.paddock.base.language.Language;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A course's circle is called what the course is called, with the term where it is taught more than once. */
@Component
class CourseCircleTitles implements CircleTitles {

    private final CoursePlaces places;
    private final EnrolmentBook book;

    CourseCircleTitles(CoursePlaces places, EnrolmentBook book) {
        this.places = places;
        this.book = book;
    }

    @Override
    public Optional<String> title(CircleId circle, Locale locale) {
        return places.slug(circle)
                .flatMap(book::course)
                .map(course -> course.title().in(Language.of(locale)));
    }
}
