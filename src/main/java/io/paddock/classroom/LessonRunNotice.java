package io.paddock.classroom;

import io.paddock.account.AccountService;
import io.paddock.account.Person;
import io.paddock.course.CourseService;
import io.paddock.notebook.LongRunEnded;
import io.paddock.notice.NoticeKind;
import io.paddock.notice.Notices;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells people who have turned away that a long run in a lesson's notebook has ended. */
@Component
class LessonRunNotice {

    private final LessonWorkRepository works;
    private final CourseService courses;
    private final AccountService accounts;
    private final Notices notices;

    LessonRunNotice(LessonWorkRepository works, CourseService courses, AccountService accounts, Notices notices) {
        this.works = works;
        this.courses = courses;
        this.accounts = accounts;
        this.notices = notices;
    }

    /** Notebooks that belong to no lesson are none of ours. */
    @EventListener
    void on(LongRunEnded ended) {
        works.ofNotebook(ended.notebook().value())
                .map(LessonWorkEntity::toWork)
                .ifPresent(work -> accounts.find(ended.owner()).ifPresent(owner -> tell(owner, work.lesson(), ended)));
    }

    private void tell(Person owner, io.paddock.course.LessonId id, LongRunEnded ended) {
        courses.find(owner.id(), id.course()).stream()
                .flatMap(course -> course.lessons().stream())
                .filter(lesson -> lesson.id().equals(id))
                .findFirst()
                .ifPresent(lesson -> notices.post(
                        owner.id(),
                        NoticeKind.RUN_FINISHED,
                        ended.words(lesson.title().in(owner.language())),
                        "courses/" + id.course() + "/" + id.lesson(),
                        null));
    }
}
