package io.paddock.capacity.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import io.paddock.base.ui.Parts;
import io.paddock.capacity.Lease;
import io.paddock.capacity.Slice;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One slice: who has it and until when, or that it is free, drained or lost. */
final class SliceTile extends Div {

    /**
     * @param lease of whoever has it; null where nobody has
     * @param passed how much of the lease has gone by, 0–100
     * @param time a moment in words of the page
     * @param drain takes it out of use (true) or back into it; empty for those who may not
     */
    SliceTile(
            Slice slice,
            @Nullable Lease lease,
            String person,
            int passed,
            Function<Instant, String> time,
            Optional<Consumer<Boolean>> drain) {
        addClassName("paddock-tile");
        getElement().setAttribute("data-device", slice.device());
        getElement().setAttribute("title", slice.device());
        if (lease == null) {
            addClassName("paddock-tile--free");
            add(Parts.bold(getTranslation("capacity.tile.free")));
        } else {
            getStyle().set("--value", passed + "%");
            add(Parts.bold(person), Parts.text(getTranslation("capacity.tile.until", time.apply(lease.endsAt()))));
        }
        switch (slice.state()) {
            case LOST -> {
                addClassName("paddock-tile--bad");
                add(Parts.text(getTranslation("capacity.tile.lost"), "paddock-pill paddock-pill--bad"));
            }
            case DRAINED -> {
                addClassName("paddock-tile--reserved");
                add(Parts.text(getTranslation("capacity.tile.drained"), "paddock-pill paddock-pill--warn"));
            }
            case AVAILABLE -> {}
        }
        add(new Div(Parts.text(getTranslation("capacity.tile.memory", slice.memoryMebibytes()), "paddock-tabular")));
        if (slice.state() != Slice.State.LOST) {
            drain.ifPresent(change -> add(button(slice, change)));
        }
    }

    private Button button(Slice slice, Consumer<Boolean> change) {
        boolean drained = slice.state() == Slice.State.DRAINED;
        var words = getTranslation(drained ? "capacity.tile.use-again" : "capacity.tile.drain");
        var button = new Button(words);
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        button.setDisableOnClick(true);
        button.setAriaLabel(words + ": " + slice.device());
        button.addClickListener(_ -> change.accept(!drained));
        return button;
    }
}
