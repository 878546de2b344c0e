package io.paddock.lab.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.paddock.base.ui.HeaderPart;
import io.paddock.lab.ImageStatus;
import io.paddock.lab.LabImages;
import java.util.Optional;

/** Says on every page that lab environments are being prepared, and how far; gone when they are. */
@org.springframework.stereotype.Component
class ImagesPill implements HeaderPart {

    private final LabImages images;
    private final LabPageUpdates updates;

    ImagesPill(LabImages images, LabPageUpdates updates) {
        this.images = images;
        this.updates = updates;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public boolean onWorkbench() {
        return true;
    }

    @Override
    public Component create() {
        var pill = new Span();
        pill.addClassNames("paddock-pill", "paddock-pill--info");
        pill.setId("images-under-way");
        pill.getElement().setAttribute("role", "status");
        pill.setVisible(false);
        updates.follow(pill, "say how far lab images are", this::underWay, found -> show(pill, found));
        return pill;
    }

    private Optional<ImageStatus> underWay() {
        return images.all().stream().filter(ImageStatus::underWay).findFirst();
    }

    private static void show(Span pill, Optional<ImageStatus> underWay) {
        pill.setVisible(underWay.isPresent());
        underWay.ifPresent(status -> pill.setText(
                status.steps() > 0
                        ? pill.getTranslation(
                                "lab.image.preparing", status.environment().value(), status.step(), status.steps())
                        : pill.getTranslation(
                                "lab.image.queued", status.environment().value())));
    }
}
