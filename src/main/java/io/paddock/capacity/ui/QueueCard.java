package io.paddock.capacity.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import io.paddock.account.UserId;
import io.paddock.base.ui.Parts;
import io.paddock.capacity.Ask;
import io.paddock.capacity.SliceClass;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who waits, class by class, those who came first in front. */
final class QueueCard extends Section {

    private static final int NAMED = 5;

    QueueCard(List<Ask> queue, Function<UserId, String> names) {
        addClassName("paddock-card");
        setId("capacity-queue");
        var heading = getTranslation("capacity.page.queue");
        getElement().setAttribute("aria-label", heading);
        add(new H2(heading));
        if (queue.isEmpty()) {
            add(new Paragraph(getTranslation("capacity.page.queue-none")));
            return;
        }
        var list = Parts.div("paddock-stack paddock-stack--tight");
        for (var sliceClass : SliceClass.values()) {
            var waiting = queue.stream()
                    .filter(ask -> SliceClass.of(ask.need().slice()) == sliceClass)
                    .toList();
            if (!waiting.isEmpty()) {
                var who = waiting.stream()
                        .limit(NAMED)
                        .map(ask -> names.apply(ask.person()))
                        .collect(Collectors.joining(" · "));
                list.add(Parts.div(
                        "paddock-row",
                        Parts.text(getTranslation(
                                "capacity.class." + sliceClass.name().toLowerCase(Locale.ROOT))),
                        Parts.text(who, "paddock-muted"),
                        Parts.text(
                                getTranslation("capacity.page.waiting-count", waiting.size()),
                                "paddock-pill paddock-pill--warn paddock-push")));
            }
        }
        add(list);
    }
}
