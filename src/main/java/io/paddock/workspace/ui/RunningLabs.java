package io.paddock.workspace.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.shared.Registration;
import io.paddock.account.Person;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Errands;
import io.paddock.base.ui.LateReading;
import io.paddock.base.ui.Parts;
import io.paddock.classroom.ClassroomLinks;
import io.paddock.classroom.LessonWork;
import io.paddock.course.Enrolment;
import io.paddock.lab.Lab;
import io.paddock.lab.LabId;
import io.paddock.lab.LabService;
import io.paddock.lab.LabState;
import io.paddock.lab.LabUsage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A person's labs as they are at this moment; changes by itself while it is shown. */
class RunningLabs extends Section {

    private final transient Person person;
    private final transient List<Enrolment> enrolments;
    private final transient List<LessonWork> newestFirst;
    private final transient LabService labs;
    private final transient LabNews news;
    private final transient Errands errands;
    private final transient Words words;
    private final transient List<LabCard> cards = new ArrayList<>();
    private final Div content = Parts.div("paddock-stack");
    private final transient LateReading<List<Lab>> reading;
    private final transient LateReading<Map<LabId, LabUsage>> figures;
    private transient volatile List<Lab> shown = List.of();
    private transient @Nullable Registration following;

    RunningLabs(
            Person person,
            List<Enrolment> enrolments,
            List<LessonWork> newestFirst,
            LabService labs,
            LabNews news,
            Errands errands,
            Words words) {
        this.person = person;
        this.enrolments = enrolments;
        this.newestFirst = newestFirst;
        this.labs = labs;
        this.news = news;
        this.errands = errands;
        this.words = words;
        addClassName("paddock-card");
        var heading = words.say(person.language().locale(), "workspace.running");
        getElement().setAttribute("aria-label", heading);
        content.getElement().setAttribute("aria-busy", "true");
        add(new H2(heading), content);
        reading = new LateReading<>(this, errands, "show labs", () -> labs.running(person.id()), this::show);
        figures = new LateReading<>(this, errands, "read the memory of labs", this::readUsage, this::showMemory);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var ui = event.getUI();
        following = news.follow(person.id(), new LabNews.Follower() {
            @Override
            public void labChanged(Lab lab) {
                inTurn(ui, reading::again);
            }

            @Override
            public void tick() {
                inTurn(ui, figures::again);
            }
        });
        reading.again();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (following != null) {
            following.remove();
            following = null;
        }
    }

    private void inTurn(UI ui, Runnable change) {
        errands.run("show labs", () -> ui.access(change::run));
    }

    private void show(List<Lab> running) {
        shown = running;
        content.getElement().setAttribute("aria-busy", "false");
        content.removeAll();
        cards.clear();
        for (var lab : running) {
            var card = new LabCard(lab, courseTitle(lab), target(lab), labs, words, person);
            cards.add(card);
            content.add(card);
        }
        if (running.isEmpty()) {
            content.add(Parts.muted(words.say(person.language().locale(), "workspace.running.none")));
        }
        figures.again();
    }

    /** The engine may take its time. */
    private Map<LabId, LabUsage> readUsage() {
        var used = new HashMap<LabId, LabUsage>();
        shown.stream()
                .filter(lab -> lab.state() == LabState.READY)
                .forEach(lab -> labs.usage(lab.id()).ifPresent(usage -> used.put(lab.id(), usage)));
        return used;
    }

    private void showMemory(Map<LabId, LabUsage> used) {
        for (var card : cards) {
            var usage = used.get(card.lab().id());
            if (usage != null) {
                card.show(usage);
            }
        }
    }

    private Optional<String> courseTitle(Lab lab) {
        return enrolment(lab).map(enrolment -> enrolment.course().title().in(person.language()));
    }

    /** The lesson of the lab's course that was worked on last. */
    private Optional<String> target(Lab lab) {
        return enrolment(lab)
                .flatMap(enrolment -> newestFirst.stream()
                        .filter(work ->
                                work.lesson().course().equals(enrolment.course().slug()))
                        .findFirst())
                .map(work -> ClassroomLinks.notebook(work.lesson()));
    }

    private Optional<Enrolment> enrolment(Lab lab) {
        return enrolments.stream()
                .filter(enrolment -> enrolment.course().circle().equals(lab.course()))
                .findFirst();
    }
}
