package io.paddock.course.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import io.paddock.base.ui.Bar;
import io.paddock.base.ui.Parts;
import io.paddock.course.roster.RosterImport;

/** How far a class list is taken in. */
final class RosterWorking extends Div {

    private final Div text = Parts.div("paddock-tabular");
    private final Bar bar = new Bar(0, getTranslation("roster.import.working"));
    private final Button stop = new Button(getTranslation("roster.import.stop"));

    /** @param calledOff called once, where somebody does not want it any more */
    RosterWorking(RosterImport.Running running, Runnable calledOff) {
        addClassNames("paddock-card", "paddock-stack", "paddock-stack--tight");
        setId("importing");
        var title = new H2(getTranslation("roster.import.working"));
        title.addClassName("paddock-subtitle");
        text.getElement().setAttribute("role", "status");
        stop.setId("stop-import");
        stop.setDisableOnClick(true);
        stop.addClickListener(click -> calledOff.run());
        add(title, text, bar, Parts.muted(getTranslation("roster.import.leave")), Parts.div("paddock-row", stop));
        show(running);
    }

    void show(RosterImport.Running running) {
        if (running.stopping()) {
            text.setText(getTranslation("roster.import.stopping"));
            stop.setEnabled(false);
        } else if (running.all() == 0) {
            text.setText(getTranslation("roster.import.waiting"));
        } else {
            text.setText(getTranslation("roster.import.progress", running.done(), running.all()));
        }
        bar.setPercent(running.all() == 0 ? 0 : (int) (100L * running.done() / running.all()));
    }
}
