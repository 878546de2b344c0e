package io.paddock.grading.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.paddock.account.AccessDenied;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Errands;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Problem;
import io.paddock.grading.ReleaseProgress;
import java.util.Locale;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The button that lets a class see its grades: that is done in nobody's turn, and the page says how far it is and what came of it. */
final class ReleaseRow extends Div {

    private static final Logger LOG = LoggerFactory.getLogger(ReleaseRow.class);
    /** How often the page is told, in hand-ins. */
    private static final int STEP = 20;

    private final transient Words words;
    private final transient Locale locale;
    private final transient Errands errands;
    private final transient Work work;
    private final Problem problem = new Problem();
    private final Button button = new Button();
    private final Span busy = Parts.text("", "paddock-muted");

    /** The release itself. */
    interface Work {

        /** Goes on where the page is left meanwhile; the answer is run in the page's turn. */
        Consumer<UI> run(ReleaseProgress progress);
    }

    ReleaseRow(Words words, Locale locale, Errands errands, Work work) {
        this.words = words;
        this.locale = locale;
        this.errands = errands;
        this.work = work;
        addClassNames("paddock-stack", "paddock-stack--tight", "paddock-gap-top");
        button.setText(words.say(locale, "grading.release"));
        button.addThemeNames("primary");
        button.setId("release");
        button.setDisableOnClick(true);
        button.addClickListener(click -> begin(click.getSource().getUI().orElseThrow()));
        busy.getElement().setAttribute("role", "status");
        add(problem, Parts.div("paddock-row", button, busy));
    }

    private void begin(UI ui) {
        problem.setVisible(false);
        busy.setText(words.say(locale, "grading.releasing"));
        errands.run("release grades", () -> work(ui));
    }

    private void work(UI ui) {
        Consumer<UI> end = _ -> problem.show(Message.of("grading.release.failed"));
        try {
            end = work.run((done, all) -> {
                if (done % STEP == 0 && done > 0) {
                    show(ui, () -> busy.setText(words.say(locale, "grading.releasing.reached", done, all)));
                }
            });
        } catch (Refusal refusal) {
            end = _ -> problem.show(refusal.reason());
        } catch (AccessDenied roleWasTaken) {
            LOG.info("Somebody may no longer release grades", roleWasTaken);
            end = _ -> problem.show(Message.of("grading.release.denied"));
        } finally {
            var shown = end;
            show(ui, () -> {
                busy.setText("");
                button.setEnabled(true);
                shown.accept(ui);
            });
        }
    }

    private static void show(UI ui, Runnable what) {
        try {
            ui.access(what::run);
        } catch (UIDetachedException gone) {
            LOG.debug("The page went while it released grades", gone);
        }
    }
}
