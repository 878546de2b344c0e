package io.paddock.notebook.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.paddock.account.CircleKind;
import io.paddock.account.UserId;
import io.paddock.base.ui.Errands;
import io.paddock.base.ui.LateReading;
import io.paddock.base.ui.Parts;
import io.paddock.lab.Lab;
import io.paddock.lab.LabState;
import io.paddock.lab.LabWait;
import io.paddock.notebook.NotebookDoor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why the lab cannot start yet, who is in the way, and what helps; stands beside the notebook, which stays usable. */
final class StartCard extends Section {

    private static final Logger log = LoggerFactory.getLogger(StartCard.class);

    private final transient NotebookDoor door;
    private final transient EditorContext context;
    private final transient WaitNews news;
    private final transient Executor background;
    private final transient LateReading<Optional<LabWait>> reading;
    private final UserId person;
    private transient volatile @Nullable LabWait shown;
    private transient volatile @Nullable UI ui;
    private transient @Nullable Runnable unfollow;
    private boolean folded;

    StartCard(
            NotebookDoor door,
            UserId person,
            EditorContext context,
            WaitNews news,
            Errands errands,
            Executor background) {
        this.door = door;
        this.person = person;
        this.context = context;
        this.news = news;
        this.background = background;
        this.reading =
                new LateReading<>(this, errands, "say what a notebook's lab waits for", door::waiting, this::show);
        addClassNames("paddock-card", "start-card");
        getElement().setAttribute("aria-label", context.say("notebook.start.title"));
        setVisible(false);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        ui = event.getUI();
        unfollow = news.follow(person, this);
        reading.again();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (unfollow != null) {
            unfollow.run();
            unfollow = null;
        }
        ui = null;
    }

    /** A lab of the person has changed; read is only where one waits. From any thread, returns at once. */
    void labChanged(Lab lab) {
        if (lab.state() == LabState.WAITING || shown != null || reading.isUnderWay()) {
            inTurn(() -> take(lab));
        }
    }

    private void take(Lab lab) {
        var wait = shown;
        if (lab.state() == LabState.WAITING || reading.isUnderWay()) {
            reading.again();
        } else if (wait != null && wait.lab().equals(lab.id())) {
            show(Optional.empty());
        }
    }

    /** Expected times move by themselves. From any thread, returns at once. */
    void timePasses() {
        if (shown != null) {
            inTurn(reading::again);
        }
    }

    private void inTurn(Runnable change) {
        var page = ui;
        if (page == null) {
            return;
        }
        try {
            page.access(change::run);
        } catch (UIDetachedException gone) {
            log.debug("The page went before its start card changed", gone);
        }
    }

    private void show(Optional<LabWait> now) {
        var wait = now.orElse(null);
        if (Objects.equals(wait, shown)) {
            return;
        }
        var appeared = shown == null;
        shown = wait;
        setVisible(wait != null);
        if (wait != null) {
            folded = !appeared && folded;
            draw(wait);
        }
    }

    private void draw(LabWait wait) {
        removeAll();
        var place = Parts.text(context.say("notebook.start.place", wait.place()), "paddock-pill paddock-pill--warn");
        place.getElement().setAttribute("role", "status");
        var fold = new Button(folded ? VaadinIcon.CHEVRON_UP.create() : VaadinIcon.CHEVRON_DOWN.create(), _ -> {
            folded = !folded;
            draw(wait);
        });
        fold.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        fold.setAriaLabel(context.say(folded ? "notebook.start.unfold" : "notebook.start.fold"));
        fold.getElement().setAttribute("aria-expanded", Boolean.toString(!folded));
        var title = context.say(wait.slice() == null ? "notebook.start.title" : "notebook.start.title-gpu");
        add(Parts.div(
                "paddock-row paddock-row--nowrap start-card__head", Parts.text(title, "paddock-strong"), place, fold));
        if (folded) {
            return;
        }
        add(steps(wait), new Paragraph(sentence(wait)));
        if (wait.slice() != null) {
            add(Parts.muted(context.say("notebook.start.isolation")));
        }
        if (!context.readOnly()) {
            add(buttons(wait));
        }
    }

    private OrderedList steps(LabWait wait) {
        var steps = new OrderedList();
        steps.addClassName("paddock-steps");
        for (var kind : new CircleKind[] {CircleKind.INSTITUTION, CircleKind.DEPARTMENT, CircleKind.COURSE}) {
            var name = wait.circles().stream()
                    .filter(circle -> circle.kind() == kind)
                    .map(context::name)
                    .findFirst()
                    .orElse(context.say("notebook.start.no-circle"));
            steps.add(step(context.say("notebook.start.step." + kind.name().toLowerCase(java.util.Locale.ROOT)), name));
        }
        steps.add(step(
                context.say("notebook.start.step.you"),
                wait.minutes().isPresent()
                        ? context.say("notebook.start.minutes", wait.minutes().getAsInt())
                        : context.say("notebook.start.free")));
        var hardware = step(
                context.say("notebook.start.step.hardware"),
                wait.slice() == null
                        ? context.say("notebook.start.full")
                        : context.say(
                                "notebook.start.slices",
                                wait.slices().free(),
                                wait.slices().total()));
        hardware.addClassName("paddock-step--bind");
        hardware.getElement().setAttribute("aria-current", "step");
        steps.add(hardware);
        return steps;
    }

    private static ListItem step(String label, String value) {
        var step = new ListItem(Parts.text(label), Parts.bold(value));
        step.addClassName("paddock-step");
        return step;
    }

    private String sentence(LabWait wait) {
        var sentences = new ArrayList<String>();
        wait.reasons().forEach(reason -> sentences.add(context.say(reason)));
        sentences.add(wait.earliest()
                .map(at -> context.say("notebook.start.earliest", time(at)))
                .orElseGet(() -> context.say("notebook.start.no-time")));
        sentences.add(context.say("notebook.start.stays"));
        // Chinese has no space between sentences
        return String.join(context.locale().getLanguage().equals("zh") ? "" : " ", sentences);
    }

    /** Without the day where it is today's. */
    private String time(Instant at) {
        var there = at.atZone(context.zone());
        var today = there.toLocalDate().equals(LocalDate.now(context.clock().withZone(context.zone())));
        var format = today
                ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);
        return format.withLocale(context.locale()).format(there) + " (" + context.zoneName() + ")";
    }

    private com.vaadin.flow.component.Component buttons(LabWait wait) {
        var row = Parts.div("paddock-card__foot");
        if (wait.cpuInstead()) {
            var cpu = button("notebook.start.cpu", door::runOnCpu);
            cpu.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            cpu.setId("start-on-cpu");
            row.add(cpu);
        }
        row.add(button("notebook.start.stop", door::stopWaiting));
        return row;
    }

    private Button button(String key, Runnable work) {
        var button = new Button(context.say(key));
        button.setDisableOnClick(true);
        button.addClickListener(_ -> new PanelErrands(background, context.failed(), _ -> button.setEnabled(true))
                .run(
                        () -> {
                            work.run();
                            return door.waiting();
                        },
                        this::show));
        return button;
    }
}
