package io.paddock.lab.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Table;
import io.paddock.base.ui.Toast;
import io.paddock.lab.IsolationResult;
import io.paddock.lab.IsolationResult.Result;
import io.paddock.lab.LabIsolation;
import java.util.List;
import java.util.Locale;

/** Whether labs are kept in: one line for each way out that was tried, in red where one is open. */
class IsolationCard extends FollowingCard<IsolationResult> {

    /** Makes the card for one page. */
    @org.springframework.stereotype.Component
    static class Maker {

        private final LabIsolation isolation;
        private final LabPageUpdates updates;

        Maker(LabIsolation isolation, LabPageUpdates updates) {
            this.isolation = isolation;
            this.updates = updates;
        }

        IsolationCard make(UserId actor) {
            return new IsolationCard(isolation, updates, actor);
        }
    }

    private final transient LabIsolation isolation;
    private final UserId actor;
    private final Div content = new Div();
    private final Button again;

    private IsolationCard(LabIsolation isolation, LabPageUpdates updates, UserId actor) {
        this.isolation = isolation;
        this.actor = actor;
        content.addClassName("paddock-stack");
        Parts.scroll(content, getTranslation("lab.isolation.title"));
        again = new Button(getTranslation("lab.isolation.test"), _ -> test());
        again.setId("isolation-test");
        again.setDisableOnClick(true);
        var foot = new Div(again);
        foot.addClassName("paddock-card__foot");
        content.add(new Paragraph(getTranslation("lab.isolation.never")));
        add(Parts.card(getTranslation("lab.isolation.title"), content, foot));
        follow(updates, "show whether labs are kept in");
    }

    private void test() {
        UI ui = UI.getCurrent();
        try {
            isolation
                    .test(actor)
                    .whenComplete((_, _) -> ui.access(() -> {
                        again.setEnabled(true);
                        refresh();
                        Toast.done(ui, Message.of("lab.isolation.tested"));
                    }));
        } catch (Refusal e) {
            again.setEnabled(true);
            Toast.problem(ui, e.reason());
        }
    }

    @Override
    List<IsolationResult> read() {
        return isolation.results(actor);
    }

    @Override
    void draw(List<IsolationResult> results) {
        content.removeAll();
        content.getElement().removeAllChildren();
        if (results.stream().anyMatch(result -> result.result() == Result.OPEN)) {
            var banner = new Div(Parts.text(getTranslation("lab.isolation.open-hint")));
            banner.addClassNames("paddock-banner", "paddock-banner--bad");
            content.add(banner);
        }
        var table = new Table(
                getTranslation("lab.isolation.network"),
                getTranslation("lab.isolation.door"),
                getTranslation("lab.isolation.result"),
                getTranslation("lab.isolation.tried"),
                getTranslation("lab.isolation.when"));
        results.forEach(result -> table.row(
                Parts.text(getTranslation("lab.isolation.network." + result.network())),
                Parts.text(getTranslation("lab.isolation.door." + name(result.door()))),
                pill(result),
                Parts.text(result.detail(), "paddock-muted", "paddock-mono"),
                Parts.text(Parts.say(this, Message.of("lab.page.instant", result.triedAt())))));
        content.add(table);
    }

    private Component pill(IsolationResult result) {
        return Parts.text(
                getTranslation("lab.isolation.result." + name(result.result())),
                "paddock-pill",
                switch (result.result()) {
                    case CLOSED -> "paddock-pill--good";
                    case OPEN -> "paddock-pill--bad";
                    case UNKNOWN -> "paddock-pill--warn";
                });
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
