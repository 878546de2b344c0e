package io.paddock.course;

import io.paddock.account.Access;
import io.paddock.account.Audit;
import io.paddock.account.CircleId;
import io.paddock.account.CircleService;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;

/** The shipped courses as if they were taught in a circle that a test has made; everything else is the application's. */
public final class CoursesOnGround {

    private CoursesOnGround() {}

    public static CourseService in(CircleId circle, ApplicationContext application) {
        return new CourseService(
                application.getBean(CourseShelf.class),
                book(circle, application),
                application.getBean(CourseArrivals.class),
                application.getBean(CircleService.class),
                application.getBean(Access.class),
                application.getBean(Audit.class));
    }

    static CourseImports imports(CircleId circle, ApplicationContext application) {
        return new CourseImports(
                application.getBean(CourseParcels.class),
                application.getBean(CourseHomes.class),
                application.getBean(CoursePlacing.class),
                application.getBean(CourseShelf.class),
                application.getBean(OwnCourses.class),
                book(circle, application),
                application.getBean(CourseVersionRepository.class));
    }

    /** Its places are the test's too, so that ending a term ends nobody's. */
    static CourseTerms terms(CircleId circle, ApplicationContext application) {
        var places = places(circle, application);
        var book = book(circle, application);
        var placing = new CoursePlacing(
                places,
                application.getBean(OwnCourses.class),
                book,
                new OnePlace(application.getBean(CourseShelf.class), circle),
                application.getBean(CourseVersionRepository.class),
                application.getBean(CircleService.class),
                application.getBean(Access.class),
                application.getBean(Audit.class),
                application,
                application.getBean(PlatformTransactionManager.class),
                application.getBean(Clock.class));
        return new CourseTerms(
                application.getBean(CourseShelf.class),
                application.getBean(CourseStore.class),
                application.getBean(OwnCourses.class),
                application.getBean(CourseHomes.class),
                placing,
                book);
    }

    private static CoursePlaces places(CircleId circle, ApplicationContext application) {
        var shelf = application.getBean(CourseShelf.class);
        return new CoursePlaces(
                shelf,
                new OnePlace(shelf, circle),
                application.getBean(CircleService.class),
                application.getBean(Clock.class));
    }

    private static EnrolmentBook book(CircleId circle, ApplicationContext application) {
        var shelf = application.getBean(CourseShelf.class);
        var circles = application.getBean(CircleService.class);
        var access = application.getBean(Access.class);
        return new EnrolmentBook(shelf, places(circle, application), access, circles);
    }

    private record OnePlace(CourseShelf shelf, CircleId circle) implements CoursePlaceRepository {

        @Override
        public List<CoursePlaceEntity> findAll() {
            return shelf.courses().stream()
                    .map(course -> new CoursePlaceEntity(course.slug(), circle, Instant.EPOCH))
                    .toList();
        }

        @Override
        public Optional<CoursePlaceEntity> findBySlug(String slug) {
            return findAll().stream().filter(place -> place.slug().equals(slug)).findFirst();
        }

        @Override
        public CoursePlaceEntity saveAndFlush(CoursePlaceEntity place) {
            return save(place);
        }

        @Override
        public CoursePlaceEntity save(CoursePlaceEntity place) {
            throw new IllegalStateException("every course has its place");
        }
    }
}
