package io.paddock.base.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.function.IntConsumer;

/** Steps through a long list, page by page, and says where one is; hidden where one page is all. */
public final class Pager extends Nav {

    private final int size;
    private final Span where = new Span();
    private final Button previous;
    private final Button next;
    private int offset;
    private int count;

    /**
     * A pager that stands at the beginning.
     *
     * @param size entries on a page
     * @param show told the first entry that is to be shown, from 0, whenever somebody has moved
     */
    public Pager(int size, IntConsumer show) {
        this.size = size;
        addClassNames("paddock-row", "paddock-row--end");
        setAriaLabel(getTranslation("base.pager"));
        where.addClassNames("paddock-muted", "paddock-tabular");
        where.getElement().setAttribute("role", "status");
        previous = step(VaadinIcon.ANGLE_LEFT, "base.pager.previous", -size, show);
        next = step(VaadinIcon.ANGLE_RIGHT, "base.pager.next", size, show);
        add(where, previous, next);
    }

    /** Where the page that is shown begins, in a list of so many; a list that has become shorter is shown from its last page. */
    public int stand(int wanted, int of) {
        count = of;
        offset = Math.max(0, Math.min(wanted, (Math.max(of, 1) - 1) / size * size));
        where.setText(
                getTranslation("base.pager.where", Math.min(offset + 1, count), Math.min(offset + size, count), count));
        previous.setEnabled(offset > 0);
        next.setEnabled(offset + size < count);
        setVisible(count > size);
        return offset;
    }

    private Button step(VaadinIcon icon, String label, int by, IntConsumer show) {
        var button = new Button(icon.create(), click -> show.accept(Math.max(0, offset + by)));
        button.addThemeNames("icon", "small");
        button.setAriaLabel(getTranslation(label));
        button.setTooltipText(getTranslation(label));
        return button;
    }
}
