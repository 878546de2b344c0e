package io.paddock.notebook.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.notebook.NotebookId;
import io.paddock.notebook.NotebookRevision;
import io.paddock.notebook.NotebookService;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;

/** What a notebook's sources were: a list of revisions, a look at one, and the way back to it. */
class HistoryPanel extends Div {

    private static final int PAGE = 30;

    private final transient NotebookService notebooks;
    private final transient UserId person;
    private final transient NotebookId notebook;
    private final transient EditorContext context;
    private final transient PanelErrands errands;
    private final Div note = new Div();
    private final UnorderedList list = new UnorderedList();
    private final Button older;
    private final Div all = new Div();
    private final Div one = new Div();
    private long oldest = Long.MAX_VALUE;

    HistoryPanel(
            NotebookService notebooks, UserId person, NotebookId notebook, EditorContext context, Executor background) {
        this.notebooks = notebooks;
        this.person = person;
        this.notebook = notebook;
        this.context = context;
        this.errands = new PanelErrands(background, Message.of("notebook.live.history.failed"), this::say);
        addClassName("notebook-history");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", context.say("notebook.live.history.title"));
        note.addClassName("notebook-files-note");
        note.getElement().setAttribute("role", "status");
        list.addClassName("notebook-history-list");
        var refresh = new Button(VaadinIcon.REFRESH.create(), click -> refresh());
        refresh.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        refresh.setAriaLabel(context.say("notebook.live.history.refresh"));
        var head = new Div(new H2(context.say("notebook.live.history.title")), refresh);
        head.addClassName("notebook-files-head");
        older = new Button(context.say("notebook.live.history.older"), click -> load());
        older.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        older.setVisible(false);
        all.add(list, older);
        one.setVisible(false);
        add(head, note, all, one);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        refresh();
    }

    /** Shows the newest revisions; the answer comes by push. */
    final void refresh() {
        showAll();
        say(Message.of("notebook.live.history.help", context.zoneName()));
        reload();
    }

    private void reload() {
        oldest = Long.MAX_VALUE;
        errands.run(() -> notebooks.revisions(person, notebook, Long.MAX_VALUE, PAGE), page -> {
            list.removeAll();
            show(page);
        });
    }

    private void load() {
        var before = oldest;
        errands.run(() -> notebooks.revisions(person, notebook, before, PAGE), this::show);
    }

    private void show(List<NotebookRevision> page) {
        page.forEach(revision -> list.add(new ListItem(entry(revision))));
        if (!page.isEmpty()) {
            oldest = page.getLast().revision();
        }
        older.setVisible(page.size() == PAGE);
        if (list.getComponentCount() == 0) {
            say(Message.of("notebook.live.history.empty"));
        }
    }

    private Button entry(NotebookRevision revision) {
        var reason = new Span(reason(revision));
        reason.addClassName("notebook-history-reason");
        var text = new Div(new Span(context.time(revision.madeAt())), reason);
        text.addClassName("notebook-history-entry");
        var open = new Button(text, click -> open(revision));
        open.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return open;
    }

    private String reason(NotebookRevision revision) {
        var from = revision.wentBackTo();
        var key = "notebook.live.history.reason." + revision.reason().name().toLowerCase(Locale.ROOT);
        return from == null ? context.say(key) : context.say(key, context.time(from));
    }

    private void open(NotebookRevision revision) {
        errands.run(() -> notebooks.revision(person, notebook, revision.revision()), preview -> {
            all.setVisible(false);
            say(Message.of("notebook.live.history.compared"));
            one.removeAll();
            var back = new Button(
                    context.say("notebook.live.history.all"), VaadinIcon.ARROW_LEFT.create(), click -> refresh());
            back.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            var what = new Div(new Span(context.time(revision.madeAt())), new Span(reason(revision)));
            what.addClassName("notebook-history-what");
            one.add(back, what);
            if (!context.readOnly() && !preview.isPresent()) {
                one.add(goBack(revision));
            }
            one.add(new RevisionCells(preview, context));
            one.setVisible(true);
            back.focus();
        });
    }

    private Button goBack(NotebookRevision revision) {
        var go = new Button(context.say("notebook.live.history.go-back"), VaadinIcon.TIME_BACKWARD.create());
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        go.setDisableOnClick(true);
        go.addClickListener(click -> errands.run(() -> wentBack(revision), at -> {
            showAll();
            say(Message.of("notebook.live.history.done", context.time(at)));
            reload();
        }));
        return go;
    }

    private Instant wentBack(NotebookRevision revision) {
        notebooks.goBack(person, notebook, revision.revision());
        return revision.madeAt();
    }

    private void showAll() {
        one.setVisible(false);
        all.setVisible(true);
    }

    private void say(Message message) {
        note.setText(context.say(message));
    }
}
