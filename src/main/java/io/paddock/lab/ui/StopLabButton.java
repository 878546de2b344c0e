package io.paddock.lab.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import io.paddock.account.UserId;
import io.paddock.base.language.Refusal;
import io.paddock.base.ui.Toast;
import io.paddock.lab.Lab;
import io.paddock.lab.LabService;
import java.util.Optional;

/** Stops a lab once whoever presses it has confirmed that; says whose it is where it is not their own. */
public class StopLabButton extends Button {

    private final transient Lab lab;
    private final UserId actor;
    private final transient LabService labs;
    private final transient Optional<String> owner;
    private boolean stopped;

    /** @param owner whose lab it is; empty for one's own */
    public StopLabButton(Lab lab, Optional<String> owner, UserId actor, LabService labs) {
        this.lab = lab;
        this.owner = owner;
        this.actor = actor;
        this.labs = labs;
        setId("stop-" + lab.id());
        setText(getTranslation("lab.page.stop"));
        owner.ifPresent(name -> setAriaLabel(getTranslation("lab.page.stop-whose", name)));
        addThemeVariants(ButtonVariant.LUMO_ERROR);
        setDisableOnClick(true);
        addClickListener(_ -> ask());
    }

    private void ask() {
        var dialog = new ConfirmDialog(
                owner.map(name -> getTranslation("lab.page.stop-title-whose", name))
                        .orElseGet(() -> getTranslation("lab.page.stop-title")),
                getTranslation(owner.isPresent() ? "lab.page.stop-text-whose" : "lab.page.stop-text"),
                getTranslation("lab.page.stop"),
                _ -> stop());
        dialog.setConfirmButtonTheme("error primary");
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("lab.page.cancel"));
        dialog.addCancelListener(_ -> setEnabled(true));
        dialog.open();
    }

    private void stop() {
        if (stopped) {
            return; // a second press that was under way when the first one was done
        }
        stopped = true;
        try {
            labs.stop(actor, lab.id());
        } catch (Refusal refusal) {
            Toast.problem(UI.getCurrent(), refusal.reason());
            stopped = false;
            setEnabled(true);
        }
    }
}
