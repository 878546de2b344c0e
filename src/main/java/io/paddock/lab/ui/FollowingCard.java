package io.paddock.lab.ui;

import com.vaadin.flow.component.html.Div;
import io.paddock.base.ui.LateReading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A card about rows that change by themselves while it is shown; drawn anew only when they have. */
abstract class FollowingCard<T> extends Div {

    private transient List<T> shown = List.of();
    private transient @Nullable LateReading<List<T>> reading;

    /** As the rows are now; not in the page's turn. */
    abstract List<T> read();

    /** Draws the rows in place of those before. */
    abstract void draw(List<T> rows);

    /** Called once by the constructor of the card itself, when its parts are there. */
    final void follow(LabPageUpdates updates, String what) {
        reading = updates.follow(this, what, this::read, this::show);
    }

    final void refresh() {
        if (reading != null) {
            reading.again();
        }
    }

    private void show(List<T> rows) {
        if (!rows.equals(shown)) {
            shown = rows;
            draw(rows);
        }
    }
}
