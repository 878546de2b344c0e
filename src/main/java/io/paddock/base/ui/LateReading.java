package io.paddock.base.ui;

import com.vaadin.flow.component.Component;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a page reads off its own thread and shows in its turn: one reading at a time, and one more behind it where somebody asked meanwhile, so what is
 * shown last is never older than the last time of asking.
 *
 * @param <T> what is read
 */
public final class LateReading<T> {

    private final Component page;
    private final Errands errands;
    private final String what;
    private final Supplier<T> read;
    private final Consumer<T> show;
    private volatile boolean underWay;
    private boolean asked;

    /**
     * @param page or the part of one that shows it; nothing is read while it is on none
     * @param what is being done, for the log where it fails: "show labs"
     * @param read waits for whatever it needs
     * @param show in the page's turn
     */
    public LateReading(Component page, Errands errands, String what, Supplier<T> read, Consumer<T> show) {
        this.page = page;
        this.errands = errands;
        this.what = what;
        this.read = read;
        this.show = show;
    }

    /** Whether something is being read now. From any thread. */
    public boolean isUnderWay() {
        return underWay;
    }

    /** Reads anew; returns at once. In the page's turn. */
    public void again() {
        if (underWay) {
            asked = true;
            return;
        }
        page.getUI().ifPresent(ui -> {
            underWay = true;
            errands.run(what, () -> {
                try {
                    var now = read.get();
                    ui.access(() -> {
                        over();
                        show.accept(now);
                    });
                } catch (RuntimeException failed) {
                    ui.access(this::over);
                    throw failed;
                }
            });
        });
    }

    private void over() {
        underWay = false;
        if (asked) {
            asked = false;
            again();
        }
    }
}
