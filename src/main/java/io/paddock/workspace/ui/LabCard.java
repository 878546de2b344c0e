package io.paddock.workspace.ui;

import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.paddock.account.Person;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Bar;
import io.paddock.base.ui.Parts;
import io.paddock.lab.Lab;
import io.paddock.lab.LabService;
import io.paddock.lab.LabState;
import io.paddock.lab.LabUsage;
import io.paddock.lab.ui.StopLabButton;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** A running lab: what it is, how it is, how full its memory is, when it ends. */
class LabCard extends Div {

    private final transient Lab lab;
    private final transient LabService labs;
    private final transient Words words;
    private final transient Person person;
    private final Div memory = new Div();

    /**
     * A card.
     *
     * @param course the course's title, empty where the course is not there any more
     * @param target where "open" leads; empty where nothing can be opened
     */
    LabCard(Lab lab, Optional<String> course, Optional<String> target, LabService labs, Words words, Person person) {
        this.lab = lab;
        this.labs = labs;
        this.words = words;
        this.person = person;
        addClassNames("paddock-stack", "paddock-stack--tight");
        var dot = Parts.text("", "paddock-dot " + dotClass(lab.state()));
        var name = course.map(title -> title + " · ").orElse("") + lab.environment();
        add(Parts.div("paddock-row paddock-row--nowrap", dot, Parts.bold(name)));
        add(Parts.muted(state()));
        if (lab.progressPercent() != null) {
            add(new Bar(lab.progressPercent(), state()));
        } else if (lab.state() == LabState.PREPARING || lab.state() == LabState.STARTING) {
            add(Bar.unknown(state()));
        }
        memory.setVisible(false);
        add(memory, foot(target));
    }

    Lab lab() {
        return lab;
    }

    /** Shows the memory in use. */
    void show(LabUsage usage) {
        var used = gibibytes(usage.memoryBytes());
        var limit = gibibytes(usage.memoryLimitBytes());
        var text = say("workspace.lab.memory-of", used, limit);
        var percent = usage.memoryLimitBytes() == 0
                ? 0
                : (int) Math.min(100, 100 * usage.memoryBytes() / usage.memoryLimitBytes());
        memory.removeAll();
        var line = Parts.div(
                "paddock-row paddock-row--between paddock-muted",
                new Span(say("workspace.lab.memory")),
                Parts.text(text, "paddock-tabular"));
        var bar = new Bar(percent, say("workspace.lab.memory"));
        if (percent >= 90) {
            bar.addClassName("paddock-bar--bad");
        }
        memory.add(line, bar);
        memory.setVisible(true);
    }

    private Div foot(Optional<String> target) {
        var foot = Parts.div("paddock-row");
        target.ifPresent(address -> {
            var open = Parts.button(address, say("workspace.lab.open"));
            open.addClassNames("paddock-button--ghost", "paddock-button--small");
            foot.add(open);
        });
        if (lab.state() != LabState.STOPPING) {
            var stop = new StopLabButton(lab, Optional.empty(), person.id(), labs);
            stop.addThemeVariants(ButtonVariant.LUMO_SMALL);
            foot.add(stop);
        }
        return foot;
    }

    private String state() {
        var text = switch (lab.state()) {
            case READY -> say("workspace.lab.ready");
            case WAITING ->
                lab.place() == null ? say("workspace.lab.waiting") : say("workspace.lab.waiting-at", lab.place());
            default -> words.say(lab.stage(), locale());
        };
        var ends = lab.endsAt();
        return ends == null ? text : text + " · " + say("workspace.lab.ends", time(ends));
    }

    private String time(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm", locale()).format(instant.atZone(person.zone()));
    }

    private Locale locale() {
        return person.language().locale();
    }

    private String say(String key, Object... arguments) {
        return words.say(locale(), key, arguments);
    }

    private String gibibytes(long bytes) {
        return String.format(locale(), "%.1f", bytes / (double) (1L << 30));
    }

    private static String dotClass(LabState state) {
        return switch (state) {
            case READY -> "paddock-dot--ready";
            case WAITING -> "paddock-dot--warn";
            case FAILED -> "paddock-dot--bad";
            case STOPPED -> "paddock-dot--off";
            case PREPARING, STARTING, STOPPING -> "paddock-dot--info paddock-dot--busy";
        };
    }
}
