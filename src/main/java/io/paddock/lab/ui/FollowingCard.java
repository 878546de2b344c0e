package io.paddock.lab.ui;

import com.vaadin.flow.component.html.Div;
import java.util.List;

/** A card about rows that change by themselves while it is shown; drawn anew only when they have. */
abstract class FollowingCard<T> extends Div {

    private transient List<T> shown = List.of();

    /** As the rows are now. */
    abstract List<T> read();

    /** Draws the rows in place of those before. */
    abstract void draw(List<T> rows);

    /** Called once by the constructor of the card itself, when its parts are there. */
    final void follow(LabPageUpdates updates) {
        refresh();
        updates.follow(this, this::refresh);
    }

    final void refresh() {
        var rows = read();
        if (!rows.equals(shown)) {
            shown = rows;
            draw(rows);
        }
    }
}
