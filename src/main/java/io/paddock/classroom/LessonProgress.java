package io.paddock.classroom;

import io.paddock.notebook.NotebookProgressed;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps works up to date with their notebooks: a lesson is done once all of its required cells have run well. */
@Component
class LessonProgress {

    private final LessonWorkRepository works;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LessonProgress(LessonWorkRepository works, ApplicationEventPublisher events, Clock clock) {
        this.works = works;
        this.events = events;
        this.clock = clock;
    }

    /** Notebooks that belong to no lesson are none of ours. */
    @EventListener
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void on(NotebookProgressed progressed) {
        var notebook = progressed.notebook();
        works.ofNotebook(notebook.id().value()).ifPresent(work -> {
            work.progress(notebook.requiredCells(), notebook.requiredDone(), clock.instant());
            events.publishEvent(new LessonWorked(work.toWork()));
        });
    }
}
