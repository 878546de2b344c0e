package io.paddock.workspace.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import io.paddock.account.Person;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Parts;
import io.paddock.course.CourseImports;
import io.paddock.course.CourseLinks;
import io.paddock.course.Enrolment;
import io.paddock.grading.GradingLinks;
import io.paddock.grading.GradingService;
import io.paddock.progress.ProgressService;
import java.util.Optional;

/** Where those who teach a course, or look into it, go from its page. */
@org.springframework.stereotype.Component
class CourseWays {

    private final CourseImports imports;
    private final ProgressService progress;
    private final GradingService grading;
    private final Words words;

    CourseWays(CourseImports imports, ProgressService progress, GradingService grading, Words words) {
        this.imports = imports;
        this.progress = progress;
        this.grading = grading;
        this.words = words;
    }

    /** Empty where there is no way to go. */
    Optional<Component> of(Person person, Enrolment enrolment) {
        var course = enrolment.course();
        var slug = course.slug();
        var ways = Parts.div("paddock-row courses-tools");
        if (progress.mayRead(person.id(), course)) {
            add(ways, person, ClassLinks.of(slug), "workspace.course.class", "course-class");
        }
        if (enrolment.isStaff()) {
            add(ways, person, CourseLinks.people(slug), "roster.people", "course-people");
        }
        if (grading.mayRead(person.id(), course.circle())) {
            add(ways, person, GradingLinks.gradebook(slug), "workspace.class.gradebook", "course-gradebook");
        }
        if (imports.mayRenew(person.id(), slug)) {
            if (!enrolment.ended()) {
                add(ways, person, CourseLinks.renew(slug), "classroom.renew-course", "renew-course");
            }
            add(ways, person, CourseLinks.copy(slug), "classroom.copy-course", "copy-course");
            add(
                    ways,
                    person,
                    CourseLinks.end(slug),
                    enrolment.ended() ? "classroom.reopen-course" : "classroom.end-course",
                    "end-course");
        }
        return ways.getComponentCount() == 0 ? Optional.empty() : Optional.of(ways);
    }

    private void add(Div ways, Person person, String target, String key, String id) {
        var way = Parts.button(target, words.say(person.language().locale(), key));
        way.addClassNames("paddock-button--ghost", "paddock-button--small");
        way.setId(id);
        ways.add(way);
    }
}
