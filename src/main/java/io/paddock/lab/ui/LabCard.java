package io.paddock.lab.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Toast;
import io.paddock.lab.Lab;
import io.paddock.lab.LabService;
import io.paddock.lab.LabState;
import io.paddock.lab.LabUsage;
import java.util.Optional;

/** One lab of the person who looks: state, memory, files, end, and what can be done. */
class LabCard extends Div {

    LabCard(LabLine line, UserId actor, LabService labs, long storageQuotaBytes) {
        var lab = line.lab();
        addClassNames("paddock-card", "paddock-stack");
        setId("lab-" + lab.id());
        var head = new Div(
                Parts.text(line.name(), "paddock-strong"),
                Parts.text(lab.environment().value(), "paddock-muted"));
        head.addClassName("paddock-row");
        var pill = LabParts.state(this, lab);
        pill.addClassName("paddock-push");
        head.add(pill);
        add(head, new Paragraph(stage(lab)));
        if (lab.progressPercent() != null) {
            add(LabParts.fill(lab.progressPercent(), getTranslation("lab.page.progress")));
        }
        line.usage().ifPresent(this::memory);
        line.storageBytes().ifPresent(bytes -> amount("lab.page.storage", bytes, storageQuotaBytes));
        facts(lab);
        if (lab.state() != LabState.STOPPING) {
            add(buttons(lab, actor, labs));
        }
    }

    private String stage(Lab lab) {
        String words = Parts.say(this, lab.stage());
        return lab.place() == null ? words : words + " · " + getTranslation("lab.page.place", lab.place());
    }

    private void memory(LabUsage usage) {
        amount("lab.page.memory", usage.memoryBytes(), usage.memoryLimitBytes());
    }

    private void amount(String key, long bytes, long limit) {
        String label = getTranslation(key);
        var line = new Div(
                Parts.text(label, "paddock-muted"),
                Parts.text(
                        getTranslation("lab.page.mebibytes", bytes >> 20, limit >> 20),
                        "paddock-tabular",
                        "paddock-push"));
        line.addClassName("paddock-row");
        add(line, LabParts.fill((int) (100 * bytes / Math.max(1, limit)), label));
    }

    private void facts(Lab lab) {
        var facts = new Div();
        facts.addClassNames("paddock-row", "paddock-muted");
        if (lab.endsAt() != null) {
            facts.add(Parts.text(Parts.say(this, Message.of("lab.page.ends", lab.endsAt()))));
        }
        if (lab.imageDigest() != null) {
            var image = Parts.text(
                    getTranslation("lab.page.image", LabParts.shortDigest(lab.imageDigest())), "paddock-mono");
            image.getElement().setAttribute("title", lab.imageDigest());
            facts.add(image);
        }
        add(facts);
    }

    private Div buttons(Lab lab, UserId actor, LabService labs) {
        var row = new Div();
        row.addClassNames("paddock-row", "paddock-card__foot");
        if (lab.state() == LabState.READY) {
            row.add(button("lab.page.extend", () -> {
                labs.extend(actor, lab.id());
                Toast.done(UI.getCurrent(), Message.of("lab.page.extended"));
            }));
        }
        row.add(new StopLabButton(lab, Optional.empty(), actor, labs));
        return row;
    }

    private Button button(String key, Runnable action) {
        var button = new Button(getTranslation(key));
        button.setDisableOnClick(true);
        button.addClickListener(_ -> {
            try {
                action.run();
            } catch (Refusal e) {
                Toast.problem(UI.getCurrent(), e.reason());
                button.setEnabled(true);
            }
        });
        return button;
    }
}
