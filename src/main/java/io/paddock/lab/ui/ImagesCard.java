package io.paddock.lab.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.ui.Parts;
import io.paddock.lab.ImageStatus;
import io.paddock.lab.LabImages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lab images and how far they are; the end of a failed build's log, and another try. */
class ImagesCard extends FollowingCard<ImagesCard.Line> {

    /** An image, and of a failed build why, and the end of its log. */
    record Line(ImageStatus status, Optional<Message> failure, String log) {}

    /** Makes the card for one page. */
    @org.springframework.stereotype.Component
    static class Maker {

        private final LabImages images;
        private final LabPageUpdates updates;

        Maker(LabImages images, LabPageUpdates updates) {
            this.images = images;
            this.updates = updates;
        }

        ImagesCard make(UserId actor) {
            return new ImagesCard(images, updates, actor);
        }
    }

    private final transient LabImages images;
    private final UserId actor;
    private final Div content = new Div();

    private ImagesCard(LabImages images, LabPageUpdates updates, UserId actor) {
        this.images = images;
        this.actor = actor;
        content.addClassNames("paddock-stack");
        add(Parts.card(getTranslation("lab.page.images"), content));
        follow(updates, "show the lab images");
    }

    @Override
    List<Line> read() {
        return images.all().stream()
                .map(status -> status.state() == ImageStatus.State.FAILED
                        ? new Line(
                                status,
                                images.failure(status.environment()),
                                images.logTail(actor, status.environment()))
                        : new Line(status, Optional.empty(), ""))
                .toList();
    }

    @Override
    void draw(List<Line> all) {
        content.removeAll();
        all.forEach(line -> content.add(block(line)));
    }

    private Component block(Line line) {
        ImageStatus status = line.status();
        var state = Parts.text(
                getTranslation(
                        "lab.image.state." + status.state().name().toLowerCase(Locale.ROOT),
                        status.step(),
                        status.steps()),
                "paddock-pill",
                tone(status));
        var row = new Div(Parts.text(status.environment().value(), "paddock-strong"), state);
        row.addClassName("paddock-row");
        if (status.digest() != null) {
            Span digest = Parts.text(LabParts.shortDigest(status.digest()), "paddock-mono", "paddock-muted");
            digest.getElement().setAttribute("title", status.digest());
            row.add(digest);
        }
        var block = new Div(row);
        block.addClassNames("paddock-stack", "paddock-stack--tight");
        switch (status.state()) {
            case BUILDING -> block.add(LabParts.fill(status.percent(), getTranslation("lab.page.progress")));
            case FAILED -> {
                row.add(again(status, "lab.page.retry"));
                line.failure().ifPresent(words -> block.add(Parts.text(Parts.say(this, words), "paddock-bad-text")));
                block.add(log(line.log()));
            }
            case MISSING -> row.add(again(status, "lab.page.prepare"));
            case QUEUED, READY -> {}
        }
        return block;
    }

    private Button again(ImageStatus status, String key) {
        var button = new Button(getTranslation(key), _ -> images.retry(actor, status.environment()));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setDisableOnClick(true);
        button.addClassName("paddock-push");
        return button;
    }

    private Details log(String tail) {
        var text = new Pre(tail);
        text.addClassNames("paddock-mono", "paddock-scroll");
        return new Details(getTranslation("lab.page.log"), text);
    }

    private static String tone(ImageStatus status) {
        return switch (status.state()) {
            case READY -> "paddock-pill--good";
            case FAILED -> "paddock-pill--bad";
            case BUILDING, QUEUED -> "paddock-pill--info";
            case MISSING -> "paddock-pill--quiet";
        };
    }
}
