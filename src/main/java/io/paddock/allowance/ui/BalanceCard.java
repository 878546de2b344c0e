package io.paddock.allowance.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.shared.Registration;
import io.paddock.account.CircleId;
import io.paddock.account.CircleNames;
import io.paddock.account.CircleService;
import io.paddock.account.UserId;
import io.paddock.allowance.AllowanceRefills;
import io.paddock.allowance.AllowanceService;
import io.paddock.allowance.Balance;
import io.paddock.allowance.CourseBalance;
import io.paddock.allowance.Refill;
import io.paddock.base.ui.Errands;
import io.paddock.base.ui.LateReading;
import io.paddock.base.ui.Parts;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is left, by course, with a bar and an estimate; goes down by itself while it is shown. */
class BalanceCard extends Section {

    private final transient AllowanceService allowance;
    private final transient CircleService circles;
    private final transient CircleNames names;
    private final transient AllowanceRefills refills;
    private final transient RefillWords refillWords;
    private final transient BalanceNews news;
    private final transient UserId actor;
    private final boolean brief;
    private final Div content = new Div();
    private final transient LateReading<Shown> reading;
    private final transient Locale locale;
    private transient @Nullable Shown shown;
    private transient @Nullable Registration following;

    /**
     * What is read for it.
     *
     * @param names of the courses, as this reader expects them
     * @param advance the courses in which the person may take credit ahead of the next filling up
     */
    private record Shown(
            Balance balance, Map<CircleId, Refill> filling, Map<CircleId, String> names, Set<CircleId> advance) {}

    /** Makes cards with what they need. */
    @org.springframework.stereotype.Component
    static class Maker {

        private final AllowanceService allowance;
        private final CircleService circles;
        private final CircleNames names;
        private final AllowanceRefills refills;
        private final RefillWords refillWords;
        private final BalanceNews news;
        private final Errands errands;

        Maker(
                AllowanceService allowance,
                CircleService circles,
                CircleNames names,
                AllowanceRefills refills,
                RefillWords refillWords,
                BalanceNews news,
                Errands errands) {
            this.allowance = allowance;
            this.circles = circles;
            this.names = names;
            this.refills = refills;
            this.refillWords = refillWords;
            this.news = news;
            this.errands = errands;
        }

        BalanceCard make(UserId actor, boolean brief) {
            return new BalanceCard(this, actor, brief);
        }
    }

    /** @param brief for the desk: with a link to the whole, and nothing where nothing is charged */
    private BalanceCard(Maker maker, UserId actor, boolean brief) {
        this.allowance = maker.allowance;
        this.circles = maker.circles;
        this.names = maker.names;
        this.refills = maker.refills;
        this.refillWords = maker.refillWords;
        this.news = maker.news;
        this.actor = actor;
        this.brief = brief;
        this.locale = getLocale();
        this.reading = new LateReading<>(this, maker.errands, "show what is left", this::read, this::show);
        addClassName("paddock-card");
        setId("allowance-card");
        content.addClassName("paddock-stack");
        var heading = new H2(getTranslation("allowance.title"));
        getElement().setAttribute("aria-label", heading.getText());
        add(heading, content);
        show(read());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var ui = event.getUI();
        following = news.follow(() -> ui.access(reading::again));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (following != null) {
            following.remove();
            following = null;
        }
    }

    private Shown read() {
        var balance = allowance.balance(actor);
        var filling = refills.mine(actor);
        var courses = balance.courses().stream().map(CourseBalance::course).toList();
        var called = new HashMap<CircleId, String>();
        circles.find(courses).forEach((id, circle) -> called.put(id, names.in(circle, locale)));
        return new Shown(
                balance,
                filling,
                called,
                filling.keySet().stream()
                        .filter(courses::contains)
                        .filter(course -> refills.mayAdvance(actor, course))
                        .collect(Collectors.toSet()));
    }

    private void show(Shown now) {
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        var balance = now.balance();
        content.removeAll();
        setVisible(balance.metered() || !brief);
        if (!balance.metered()) {
            content.add(Parts.text(getTranslation("allowance.free.here"), "paddock-muted"));
        }
        balance.courses().forEach(course -> content.add(course(course, now)));
        if (balance.own().milli() > 0) {
            content.add(
                    Parts.text(getTranslation("allowance.own", Figures.number(this, balance.own())), "paddock-strong"));
        }
        if (brief && balance.metered()) {
            content.add(new Anchor("allowance", getTranslation("allowance.see-history")));
        }
    }

    private Button advance(CircleId course, Refill refill) {
        var button = new Button(getTranslation("allowance.advance", Figures.number(this, refill.advance())));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setDisableOnClick(true);
        button.addClickListener(_ -> {
            try {
                refills.advance(actor, course);
                reading.again();
            } finally {
                button.setEnabled(true);
            }
        });
        return button;
    }

    private Div course(CourseBalance balance, Shown now) {
        var name = now.names().getOrDefault(balance.course(), "");
        var refill = now.filling().get(balance.course());
        var number = Parts.text(Figures.number(this, balance.left()), "paddock-num");
        var whole = refill == null ? balance.granted() : refill.level();
        var of = Parts.text(getTranslation("allowance.of", Figures.number(this, whole)), "paddock-muted");
        var row = new Div(number, of);
        row.addClassNames("paddock-row", "paddock-row--baseline");
        var label = getTranslation("allowance.left-in", name);
        var part = new Div(
                Parts.text(name, "paddock-strong"),
                row,
                Figures.bar(balance.percentOf(whole), label),
                Parts.text(Figures.estimate(this, balance.left(), allowance.classes()), "paddock-muted"));
        part.addClassNames("paddock-stack", "paddock-stack--tight");
        part.getElement()
                .setAttribute("data-course", String.valueOf(balance.course().value()));
        if (balance.pool().milli() > 0) {
            part.add(Parts.text(
                    getTranslation("allowance.pool", Figures.number(this, balance.pool())), "paddock-muted"));
        } else if (balance.left().milli() <= 0) {
            part.add(Parts.text(getTranslation("allowance.lacking.student"), "paddock-bad-text"));
        }
        if (refill != null) {
            part.add(Parts.text(refillWords.of(this, refill), "paddock-muted"));
            if (now.advance().contains(balance.course())) {
                part.add(advance(balance.course(), refill));
            }
        }
        return part;
    }
}
