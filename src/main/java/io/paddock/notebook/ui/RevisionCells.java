package io.paddock.notebook.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import io.paddock.notebook.RevisionPreview;
import java.util.Locale;

/** The cells of a revision, those marked that are not what the notebook has now. */
class RevisionCells extends Div {

    private static final int MOST_SHOWN = 200;
    private static final int LONGEST_SHOWN = 4_000;

    private final transient EditorContext context;
    private int same;
    private int shown;

    RevisionCells(RevisionPreview preview, EditorContext context) {
        this.context = context;
        addClassName("notebook-history-cells");
        if (preview.isPresent()) {
            add(line("notebook.live.history.present"));
        }
        preview.cells().forEach(this::show);
        showSame();
        preview.gone().forEach(this::show);
        if (shown > MOST_SHOWN) {
            add(line("notebook.live.history.more", shown - MOST_SHOWN));
        }
    }

    private void show(RevisionPreview.Cell cell) {
        if (cell.difference() == RevisionPreview.Difference.SAME) {
            same++;
            return;
        }
        showSame();
        if (++shown > MOST_SHOWN) {
            return;
        }
        var mark = new Span(context.say("notebook.live.history.mark." + word(cell)));
        mark.addClassName("notebook-history-mark");
        var source = cell.source();
        var text = source.length() > LONGEST_SHOWN ? source.substring(0, LONGEST_SHOWN) + "…" : source;
        var code = new Pre(text);
        code.getElement().setAttribute("tabindex", "0");
        var block = new Div(mark, code);
        block.addClassNames("notebook-history-cell", "notebook-history-cell--" + word(cell));
        add(block);
    }

    private void showSame() {
        if (same > 0) {
            add(line("notebook.live.history.unchanged", same));
            same = 0;
        }
    }

    private Div line(String key, Object... arguments) {
        var line = new Div(context.say(key, arguments));
        line.addClassName("notebook-files-note");
        return line;
    }

    private static String word(RevisionPreview.Cell cell) {
        return cell.difference().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
