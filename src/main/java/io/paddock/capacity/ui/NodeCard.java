package io.paddock.capacity.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.paddock.account.UserId;
import io.paddock.base.ui.Bar;
import io.paddock.base.ui.Parts;
import io.paddock.capacity.Lease;
import io.paddock.capacity.NodeLoad;
import io.paddock.capacity.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A machine: its slices as tiles, GPU by GPU, and how full it is. */
final class NodeCard extends Section {

    private static final int FULL = 90;

    private final transient Function<UserId, String> names;
    private final transient Optional<BiConsumer<String, Boolean>> drain;
    private final transient Function<Instant, String> time;
    private final Instant now;

    NodeCard(
            NodeLoad load,
            Function<UserId, String> names,
            Optional<BiConsumer<String, Boolean>> drain,
            Function<Instant, String> time,
            Instant now) {
        this.names = names;
        this.drain = drain;
        this.time = time;
        this.now = now;
        addClassNames("paddock-card", "paddock-stack");
        getElement().setAttribute("aria-label", load.node().name());
        add(head(load));
        var gpus = new LinkedHashMap<String, List<Slice>>();
        load.node()
                .slices()
                .forEach(slice -> gpus.computeIfAbsent(slice.parent(), _ -> new java.util.ArrayList<>())
                        .add(slice));
        gpus.values().forEach(slices -> add(gpu(slices, load.leases())));
        add(amount(
                "capacity.page.memory",
                getTranslation(
                        "capacity.page.mebibytes",
                        load.usedMemoryMebibytes(),
                        load.node().memoryMebibytes()),
                load.usedMemoryMebibytes(),
                load.node().memoryMebibytes()));
        add(amount(
                "capacity.page.cpu",
                getTranslation(
                        "capacity.page.of",
                        load.usedMilliCpus() / 1000.0,
                        load.node().milliCpus() / 1000.0),
                load.usedMilliCpus(),
                load.node().milliCpus()));
        add(amount(
                "capacity.page.labs",
                getTranslation(
                        "capacity.page.of", load.leases().size(), load.node().labs()),
                load.leases().size(),
                load.node().labs()));
    }

    private Div head(NodeLoad load) {
        var name = new H2(load.node().name());
        name.addClassName("capacity-node");
        var head = Parts.div("paddock-row", name);
        var slices = load.node().slices();
        if (slices.isEmpty()) {
            head.add(
                    switch (load.node().look()) {
                        case NOT_YET -> pill("capacity.page.gpu-looking", "paddock-pill--quiet");
                        case DONE -> pill("capacity.page.no-gpu", "paddock-pill--quiet");
                        case FAILED -> pill("capacity.page.gpu-unreadable", "paddock-pill--warn");
                    });
            return head;
        }
        long lost = slices.stream()
                .filter(slice -> slice.state() == Slice.State.LOST)
                .count();
        long free = slices.stream()
                .filter(slice -> slice.state() == Slice.State.AVAILABLE && lease(slice, load.leases()) == null)
                .count();
        var pill = lost > 0
                ? Parts.text(getTranslation("capacity.page.slices-lost", lost), "paddock-pill paddock-pill--bad")
                : Parts.text(
                        getTranslation("capacity.page.slices-free", free, slices.size()),
                        free > 0 ? "paddock-pill paddock-pill--good" : "paddock-pill paddock-pill--warn");
        pill.addClassName("paddock-push");
        head.add(pill);
        return head;
    }

    private Span pill(String key, String tone) {
        return Parts.text(getTranslation(key), "paddock-pill paddock-push", tone);
    }

    private Div gpu(List<Slice> slices, List<Lease> leases) {
        var first = slices.getFirst();
        var model = Parts.text(first.model(), "paddock-strong");
        var kind = Parts.text(
                getTranslation("capacity.kind." + first.kind().name().toLowerCase(java.util.Locale.ROOT)),
                "paddock-muted paddock-push");
        var tiles = Parts.div("paddock-tiles capacity-tiles");
        slices.forEach(slice -> {
            var lease = lease(slice, leases);
            tiles.add(new SliceTile(
                    slice,
                    lease,
                    lease == null ? "" : names.apply(lease.person()),
                    lease == null ? 0 : passed(lease),
                    time,
                    drain.map(change -> drained -> change.accept(slice.device(), drained))));
        });
        return Parts.div("paddock-stack paddock-stack--tight", Parts.div("paddock-row", model, kind), tiles);
    }

    private static @Nullable Lease lease(Slice slice, List<Lease> leases) {
        return leases.stream()
                .filter(lease -> slice.device().equals(lease.slice()))
                .findFirst()
                .orElse(null);
    }

    private int passed(Lease lease) {
        long all = Duration.between(lease.grantedAt(), lease.endsAt()).toSeconds();
        long gone = Duration.between(lease.grantedAt(), now).toSeconds();
        return (int) Math.clamp(100 * gone / Math.max(1, all), 0, 100);
    }

    private Div amount(String key, String words, long used, long total) {
        int percent = (int) (100 * used / Math.max(1, total));
        var line = Parts.div(
                "paddock-row",
                Parts.text(getTranslation(key), "paddock-muted"),
                Parts.text(words, "paddock-push paddock-tabular"));
        return Parts.div(
                "paddock-stack paddock-stack--tight",
                line,
                new Bar(percent, getTranslation(key)).tone(percent >= FULL ? Bar.Tone.WARNING : Bar.Tone.PLAIN));
    }
}
