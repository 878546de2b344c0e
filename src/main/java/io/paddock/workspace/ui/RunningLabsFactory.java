package io.paddock.workspace.ui;

import io.paddock.account.Person;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Errands;
import io.paddock.classroom.LessonWork;
import io.paddock.course.Enrolment;
import io.paddock.lab.LabService;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes the part of a page that shows running labs. */
@Component
class RunningLabsFactory {

    private final LabService labs;
    private final LabNews news;
    private final Errands errands;
    private final Words words;

    RunningLabsFactory(LabService labs, LabNews news, Errands errands, Words words) {
        this.labs = labs;
        this.news = news;
        this.errands = errands;
        this.words = words;
    }

    RunningLabs create(Person person, List<Enrolment> enrolments, List<LessonWork> newestFirst) {
        return new RunningLabs(person, enrolments, newestFirst, labs, news, errands, words);
    }
}
