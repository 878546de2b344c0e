package io.paddock.workspace.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.shared.Registration;
import io.paddock.account.AccountService;
import io.paddock.account.Person;
import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Errands;
import io.paddock.base.ui.LateReading;
import io.paddock.base.ui.Pager;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Table;
import io.paddock.course.Course;
import io.paddock.lab.Lab;
import io.paddock.lab.LabId;
import io.paddock.lab.LabOverview;
import io.paddock.lab.LabService;
import io.paddock.lab.LabState;
import io.paddock.lab.LabUsage;
import io.paddock.lab.ui.StopLabButton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The labs of a class that run or wait at this moment, with a way to stop one; hidden while there are none. Changes by itself. */
class ClassLabs extends Section {

    private static final int PAGE = 20;

    /** Makes the card for staff of a course. */
    @org.springframework.stereotype.Component
    static class Maker {

        private final LabOverview overview;
        private final LabService labs;
        private final AccountService accounts;
        private final LabNews news;
        private final Errands errands;
        private final Words words;

        Maker(
                LabOverview overview,
                LabService labs,
                AccountService accounts,
                LabNews news,
                Errands errands,
                Words words) {
            this.overview = overview;
            this.labs = labs;
            this.accounts = accounts;
            this.news = news;
            this.errands = errands;
            this.words = words;
        }

        Optional<ClassLabs> make(Person reader, Course course) {
            return overview.mayLook(reader.id(), course.circle())
                    ? Optional.of(new ClassLabs(this, reader, course))
                    : Optional.empty();
        }
    }

    private record Line(Lab lab, String owner) {}

    private final transient Maker maker;
    private final transient Person reader;
    private final transient Course course;
    private final transient Map<LabId, Span> memory = new HashMap<>();
    private final H2 heading = new H2();
    private final Div content = new Div();
    private final Pager pager = new Pager(PAGE, this::show);
    private final transient LateReading<List<Line>> reading;
    private final transient LateReading<Map<LabId, LabUsage>> figures;
    private transient volatile List<Line> lines = List.of();
    private transient @Nullable Registration following;
    private int offset;

    private ClassLabs(Maker maker, Person reader, Course course) {
        this.maker = maker;
        this.reader = reader;
        this.course = course;
        addClassName("paddock-card");
        setId("class-labs");
        getElement().setAttribute("aria-label", say("workspace.class.labs"));
        Parts.scroll(content, say("workspace.class.labs"));
        add(heading, content, pager);
        setVisible(false);
        reading = new LateReading<>(this, maker.errands, "show the labs of a class", this::read, this::take);
        figures = new LateReading<>(
                this, maker.errands, "read the memory of a class's labs", this::readMemory, this::showMemory);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var ui = event.getUI();
        following = maker.news.follow(course.circle(), new LabNews.Follower() {
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
        maker.errands.run("show the labs of a class", () -> ui.access(change::run));
    }

    private List<Line> read() {
        var running = maker.overview.ofCourse(reader.id(), course.circle());
        Map<UserId, Person> owners =
                maker.accounts.find(running.stream().map(Lab::owner).distinct().toList());
        return running.stream()
                .map(lab -> new Line(
                        lab,
                        Optional.ofNullable(owners.get(lab.owner()))
                                .map(Person::displayName)
                                .orElse("–")))
                .toList();
    }

    private void take(List<Line> now) {
        if (!now.equals(lines)) {
            lines = now;
            heading.setText(say("workspace.class.labs.count", now.size()));
            setVisible(!now.isEmpty());
            show(offset);
        }
        figures.again();
    }

    private void show(int wanted) {
        offset = pager.stand(wanted, lines.size());
        content.removeAll();
        memory.clear();
        var table = new Table(
                say("workspace.class.student"),
                say("workspace.class.labs.environment"),
                say("workspace.class.labs.state"),
                say("workspace.lab.memory"),
                say("workspace.class.labs.ends"),
                say("workspace.class.labs.actions"));
        lines.stream().skip(offset).limit(PAGE).forEach(line -> table.row(cells(line)));
        content.add(table);
    }

    private Component[] cells(Line line) {
        var lab = line.lab();
        var used = Parts.text("–", "paddock-muted paddock-tabular");
        memory.put(lab.id(), used);
        var ends = lab.endsAt();
        return new Component[] {
            new Anchor(ClassLinks.student(course.slug(), lab.owner()), line.owner()),
            Parts.text(lab.environment().value()),
            state(lab),
            used,
            Parts.text(ends == null ? "–" : words(Message.of("workspace.moment", ends)), "paddock-muted"),
            lab.state() == LabState.STOPPING ? new Span() : stop(line)
        };
    }

    private Component state(Lab lab) {
        var ready = lab.state() == LabState.READY;
        var text = switch (lab.state()) {
            case READY -> say("workspace.lab.ready");
            // its stage says already why it will have ended
            case STOPPING -> say("workspace.lab.stopping");
            case WAITING -> lab.place() == null ? words(lab.stage()) : say("workspace.lab.waiting-at", lab.place());
            default -> words(lab.stage());
        };
        return Parts.text(text, "paddock-pill", ready ? "paddock-pill--good" : "paddock-pill--info");
    }

    private StopLabButton stop(Line line) {
        var button = new StopLabButton(line.lab(), Optional.of(line.owner()), reader.id(), maker.labs);
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    /** The engine may take its time. */
    private Map<LabId, LabUsage> readMemory() {
        var used = new HashMap<LabId, LabUsage>();
        lines.stream()
                .map(Line::lab)
                .filter(lab -> lab.state() == LabState.READY)
                .forEach(lab -> maker.labs.usage(lab.id()).ifPresent(usage -> used.put(lab.id(), usage)));
        return used;
    }

    private void showMemory(Map<LabId, LabUsage> used) {
        used.forEach((lab, usage) -> {
            var place = memory.get(lab);
            if (place != null) {
                place.setText(say(
                        "workspace.lab.memory-of",
                        gibibytes(usage.memoryBytes()),
                        gibibytes(usage.memoryLimitBytes())));
            }
        });
    }

    private String gibibytes(long bytes) {
        return String.format(reader.language().locale(), "%.1f", bytes / (double) (1L << 30));
    }

    private String words(Message message) {
        return maker.words.say(message, reader.language().locale());
    }

    private String say(String key, Object... arguments) {
        return maker.words.say(reader.language().locale(), key, arguments);
    }
}
