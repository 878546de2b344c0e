package io.paddock.course;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.paddock.account.Circle;
import io.paddock.account.CircleId;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleService;
import io.paddock.base.language.Language;
import io.paddock.course.content.CourseFolder;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Which circle a course's people are in. Kept in memory: only this application writes it, and rarely. */
@Component
class CoursePlaces {

    private static final Logger LOG = LoggerFactory.getLogger(CoursePlaces.class);

    private final CourseShelf shelf;
    private final CoursePlaceRepository rows;
    private final CircleService circles;
    private final Clock clock;
    private volatile Map<String, CoursePlace> places;

    CoursePlaces(CourseShelf shelf, CoursePlaceRepository rows, CircleService circles, Clock clock) {
        this.shelf = shelf;
        this.rows = rows;
        this.circles = circles;
        this.clock = clock;
        this.places = read();
    }

    Optional<CircleId> circle(String slug) {
        return place(slug).map(CoursePlace::circle);
    }

    Optional<CoursePlace> place(String slug) {
        return Optional.ofNullable(places.get(slug));
    }

    /** The course whose people are in this circle. */
    Optional<String> slug(CircleId circle) {
        return places.entrySet().stream()
                .filter(place -> place.getValue().circle().equals(circle))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether this is a course's circle whose term has ended. */
    boolean hasEnded(CircleId circle) {
        return places.values().stream()
                .anyMatch(place ->
                        place.circle().equals(circle) && place.archivedAt().isPresent());
    }

    /** Reads the rows again, once a change of them is committed. */
    synchronized void refresh() {
        places = read();
    }

    /** Gives every course that comes with Paddock and has no circle yet one below this circle. */
    synchronized void placeAll(Circle parent) {
        for (var course : shelf.shipped()) {
            if (!places.containsKey(course.slug())) {
                place(course, parent);
                places = read();
            }
        }
    }

    private void place(CourseFolder course, Circle parent) {
        var circle = circles.ensure(CircleKind.COURSE, course.title().in(Language.ENGLISH), parent.id());
        var found = circle.id();
        if (places.values().stream().anyMatch(place -> place.circle().equals(found))) {
            // another folder had this title first
            var name = course.title().in(Language.ENGLISH) + " (" + course.slug() + ")";
            circle = circles.ensure(CircleKind.COURSE, name, parent.id());
        }
        rows.save(new CoursePlaceEntity(course.slug(), circle.id(), clock.instant()));
        LOG.info("Course {} is now taught in {}", course.slug(), parent.name());
    }

    private Map<String, CoursePlace> read() {
        return rows.findAll().stream().collect(toUnmodifiableMap(CoursePlaceEntity::slug, CoursePlaceEntity::toPlace));
    }
}
