package io.paddock.workspace.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.paddock.account.Person;
import io.paddock.account.Role;
import io.paddock.allowance.AllowanceService;
import io.paddock.allowance.ComputeClass;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Parts;
import io.paddock.capacity.ComputeNeed;
import io.paddock.capacity.SliceNeed;
import io.paddock.course.Course;
import io.paddock.course.Enrolment;
import io.paddock.lab.LabClasses;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells those who answer for a course that none of its labs can start, as long as nobody has given it credit, and who can. */
@org.springframework.stereotype.Component
class CourseCredit {

    private final AllowanceService allowance;
    private final Words words;

    CourseCredit(AllowanceService allowance, Words words) {
        this.allowance = allowance;
        this.words = words;
    }

    /** Empty where labs can start, or the person could do nothing about it. */
    Optional<Component> lacking(Person person, Enrolment enrolment) {
        var course = enrolment.course();
        if (enrolment.ended()
                || Collections.disjoint(enrolment.roles(), Role.LEADERS)
                || !costs(course)
                || !allowance.hasNoCredit(person.id(), course.circle())) {
            return Optional.empty();
        }
        var mayGive = allowance.mayGive(person.id(), course.circle());
        var text = new Div(Parts.text(say(person, "workspace.course.no-credit"), "paddock-strong"));
        text.add(Parts.div(
                "",
                Parts.text(
                        say(person, mayGive ? "workspace.course.no-credit.give" : "workspace.course.no-credit.ask"))));
        if (mayGive) {
            text.add(Parts.div("", new Anchor("allowance-tree", say(person, "allowance.tree"))));
        }
        var banner =
                Parts.div("paddock-banner paddock-banner--warn paddock-gap-top", VaadinIcon.HOURGLASS.create(), text);
        banner.setId("no-credit");
        banner.getElement().setAttribute("role", "note");
        return Optional.of(banner);
    }

    /** Whether any lab of the course is charged. */
    private boolean costs(Course course) {
        var charged = allowance.classes().stream()
                .filter(known -> !known.free())
                .map(ComputeClass::name)
                .collect(Collectors.toSet());
        return Stream.concat(
                        course.lessons().stream()
                                .map(lesson -> need(
                                        lesson.memoryMebibytes(),
                                        lesson.milliCpus(),
                                        lesson.gpuMebibytes(),
                                        lesson.cpuInstead())),
                        course.assignments().stream()
                                .map(assignment -> need(
                                        assignment.memoryMebibytes(),
                                        assignment.milliCpus(),
                                        assignment.gpuMebibytes(),
                                        assignment.cpuInstead())))
                .map(LabClasses::of)
                .anyMatch(charged::contains);
    }

    private static ComputeNeed need(int memoryMebibytes, int milliCpus, int gpuMebibytes, boolean cpuInstead) {
        return new ComputeNeed(
                memoryMebibytes, milliCpus, gpuMebibytes == 0 ? null : new SliceNeed(gpuMebibytes, cpuInstead));
    }

    private String say(Person person, String key) {
        return words.say(person.language().locale(), key);
    }
}
