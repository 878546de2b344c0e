package io.paddock.workspace.ui;

import com.vaadin.flow.component.UIDetachedException;
import io.paddock.account.CircleId;
import io.paddock.assignment.SubmissionReceived;
import io.paddock.classroom.LessonWorked;
import io.paddock.grading.GradeAwarded;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells open pages of a class that somebody in it has got on: every few seconds at most, however much happens. Who is told reads the class
 * anew, and what is read then was stored before.
 */
@Component
class ClassNews {

    private final Map<Runnable, Followed> pages = new ConcurrentHashMap<>();
    private final Set<String> slugs = ConcurrentHashMap.newKeySet();
    private final Set<CircleId> circles = ConcurrentHashMap.newKeySet();

    private record Followed(String slug, CircleId circle) {}

    /**
     * Follows a class until the answer is run.
     *
     * @param look returns at once
     */
    Runnable follow(String course, CircleId circle, Runnable look) {
        pages.put(look, new Followed(course, circle));
        return () -> pages.remove(look);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(LessonWorked worked) {
        if (!pages.isEmpty()) {
            slugs.add(worked.work().lesson().course());
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(SubmissionReceived received) {
        moved(received.assignment().circle());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(GradeAwarded awarded) {
        moved(awarded.assignment().circle());
    }

    private void moved(CircleId circle) {
        if (!pages.isEmpty()) {
            circles.add(circle);
        }
    }

    @Scheduled(fixedDelay = 3, initialDelay = 3, timeUnit = TimeUnit.SECONDS)
    void tell() {
        var movedSlugs = taken(slugs);
        var movedCircles = taken(circles);
        pages.forEach((look, followed) -> {
            if (movedSlugs.contains(followed.slug()) || movedCircles.contains(followed.circle())) {
                look(look);
            }
        });
    }

    private void look(Runnable look) {
        try {
            look.run();
        } catch (UIDetachedException _) {
            pages.remove(look);
        }
    }

    private static <T> Set<T> taken(Set<T> from) {
        var taken = new HashSet<T>(from);
        from.removeAll(taken);
        return taken;
    }
}
