package io.paddock.course;

import io.paddock.account.CircleService;
import io.paddock.account.DemoPeople;
import io.paddock.account.InstitutionFounded;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Finds courses a home: in the demo's department, or in the first institution as soon as there is one. */
@Component
class CourseArrivals {

    private final CoursePlaces places;
    private final CourseShelf shelf;
    private final CircleService circles;
    private final EnrolmentBook book;
    private final ApplicationEventPublisher events;

    CourseArrivals(
            CoursePlaces places,
            CourseShelf shelf,
            CircleService circles,
            EnrolmentBook book,
            ApplicationEventPublisher events) {
        this.places = places;
        this.shelf = shelf;
        this.circles = circles;
        this.book = book;
        this.events = events;
    }

    @EventListener
    void on(DemoPeople people) {
        places.placeAll(people.department());
        for (var course : shelf.shipped()) {
            enrol(people, people.teachers(), course.slug(), Role.TEACHER);
            enrol(people, people.assistants(), course.slug(), Role.ASSISTANT);
            enrol(people, people.students(), course.slug(), Role.STUDENT);
        }
        tell();
    }

    @EventListener
    void on(InstitutionFounded founded) {
        places.placeAll(founded.institution());
        tell();
    }

    @EventListener(ApplicationReadyEvent.class)
    void placeNewCourses() {
        circles.institutions().stream().findFirst().ifPresent(places::placeAll);
        tell();
    }

    private void tell() {
        events.publishEvent(new CoursesPlaced(book.courses()));
    }

    private void enrol(DemoPeople demo, List<UserId> people, String course, Role role) {
        places.circle(course)
                .ifPresent(circle -> people.forEach(person -> circles.join(demo.admin(), person, circle, role)));
    }
}
