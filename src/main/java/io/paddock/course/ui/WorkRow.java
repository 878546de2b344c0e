package io.paddock.course.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import io.paddock.account.AccessDenied;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.ui.Errands;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Problem;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A button whose work takes its time: that is done in nobody's turn, one click at a time, and what came of it is shown in the page's. */
final class WorkRow extends Div {

    private static final Logger LOG = LoggerFactory.getLogger(WorkRow.class);

    private final transient Errands errands;
    private final Problem problem;
    private final Button button;
    private final Component busy = Parts.text(getTranslation("course.working"), "paddock-muted");

    /** Work that was asked for. */
    interface Work {

        /** Does it in nobody's turn; the answer is run in the page's, which may have been left meanwhile. */
        Runnable run();
    }

    /**
     * @param problem where to say why it was not done
     * @param asked reads the page, in its turn
     */
    WorkRow(String label, String id, Errands errands, Problem problem, Supplier<Work> asked) {
        this.errands = errands;
        this.problem = problem;
        addClassName("paddock-row");
        button = new Button(label);
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        button.setId(id);
        button.setDisableOnClick(true);
        button.addClickListener(click -> begin(click.getSource().getUI().orElseThrow(), asked));
        busy.getElement().setAttribute("role", "status");
        busy.setVisible(false);
        add(button, busy);
    }

    private void begin(UI ui, Supplier<Work> asked) {
        problem.setVisible(false);
        try {
            var work = asked.get();
            busy.setVisible(true);
            errands.run("do what a button asked for", () -> work(ui, work));
        } catch (Refusal refusal) {
            refuse(refusal.reason());
        }
    }

    private void work(UI ui, Work work) {
        Runnable end = () -> refuse(Message.of("course.refusal.failed"));
        try {
            end = work.run();
        } catch (Refusal refusal) {
            end = () -> refuse(refusal.reason());
        } catch (AccessDenied roleWasTaken) {
            LOG.info("Somebody may no longer do what a button asked for", roleWasTaken);
            end = () -> ui.navigate("");
        } finally {
            show(ui, end);
        }
    }

    private void show(UI ui, Runnable end) {
        try {
            ui.access(() -> {
                busy.setVisible(false);
                end.run();
            });
        } catch (UIDetachedException gone) {
            LOG.debug("The page went while it worked", gone);
        }
    }

    private void refuse(Message why) {
        problem.show(why);
        button.setEnabled(true);
    }
}
