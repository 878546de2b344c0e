package io.paddock.notebook;

import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everybody who looks at one notebook, and the events that they are told. Used in the notebook's turns only. */
final class LiveAudience implements DocumentListener, StreamGather.Target {

    private static final int EVENTS_KEPT = 4_000;
    private static final long BYTES_KEPT = 4L * 1024 * 1024;
    private static final int MOST_VIEWERS = 64;

    private final OpenNotebook notebook;
    private final OutputView outputs;
    private final EventLog log;
    private final StreamGather gather;
    private final Map<UUID, Viewer> viewers = new LinkedHashMap<>();
    private boolean told;

    /**
     * @param outputs how outputs look to browsers
     */
    LiveAudience(OpenNotebook notebook, OutputView outputs, OutputLimits limits, Clock clock, LiveTimer timer) {
        this.notebook = notebook;
        this.outputs = outputs;
        // numbers of an earlier process of the application must not come again: a browser may still hold one
        this.log = new EventLog(clock.millis(), EVENTS_KEPT, BYTES_KEPT);
        this.gather = new StreamGather(this, limits.shownLines(), clock, timer);
    }

    long newestEvent() {
        gather.flush();
        return log.newest();
    }

    boolean isEmpty() {
        return viewers.isEmpty();
    }

    boolean has(UserId person) {
        return viewers.values().stream().anyMatch(viewer -> viewer.person().equals(person));
    }

    void join(Viewer viewer) {
        if (viewers.size() >= MOST_VIEWERS) {
            viewers.remove(viewers.keySet().iterator().next());
        }
        viewers.put(viewer.audience().client(), viewer);
        tellPresence();
    }

    void leave(UUID client) {
        if (viewers.remove(client) != null) {
            tellPresence();
        }
    }

    void ready(UUID client, long event) {
        var viewer = viewers.get(client);
        if (viewer != null) {
            viewer.ready(event, log);
        }
    }

    void received(UUID client, long event) {
        var viewer = viewers.get(client);
        if (viewer != null) {
            viewer.received(event, log);
        }
    }

    void tell(LiveEvent event) {
        gather.flush();
        put(event);
    }

    void notice(@Nullable UUID client, boolean error, Message message) {
        tell(LiveEvents.notice(client, error, message));
    }

    private void put(LiveEvent event) {
        log.add(event);
        told = true;
    }

    /** What was told in a turn goes out together. */
    @Override
    public void turnEnds() {
        if (told) {
            told = false;
            viewers.values().forEach(viewer -> viewer.flush(log));
        }
    }

    private void tellPresence() {
        tell(LiveEvents.presence(viewers.values().stream()
                .map(viewer -> new LiveEvents.Present(viewer.audience().client(), viewer.name()))
                .toList()));
    }

    @Override
    public void changed(OpenNotebook.Turn turn, List<DocumentChange> changes) {
        if (viewers.isEmpty()) {
            gather.drop();
            log.passOver();
            return;
        }
        changes.forEach(change -> told(change, turn.document()));
    }

    private void told(DocumentChange change, NotebookDocument document) {
        switch (change) {
            case DocumentChange.StreamAppended stream -> gather.append(stream.cell(), stream.index(), stream.text());
            case DocumentChange.StreamRedrawn stream -> gather.redraw(stream.cell(), stream.index());
            case DocumentChange.Applied applied -> tell(LiveEvents.applied(applied.batch()));
            case DocumentChange.Ran ran -> tellRan(ran.execution(), document);
            case DocumentChange.WentStale stale -> tell(LiveEvents.stale(stale.cells()));
            case DocumentChange.OutputsCleared cleared -> {
                gather.flush();
                put(LiveEvents.outputsCleared(cleared.cell()));
            }
            case DocumentChange.OutputAdded added -> {
                gather.flush();
                added(document, added.cell(), added.index());
            }
            case DocumentChange.OutputSet set -> {
                gather.flush();
                shown(document, set.cell(), set.index());
            }
            case DocumentChange.OutputsRebuilt rebuilt -> rebuilt(document, rebuilt.cell());
            case DocumentChange.InputOpened opened -> tell(LiveEvents.input(opened.input()));
            case DocumentChange.InputDone done -> tell(LiveEvents.inputDone(done.input()));
        }
    }

    /** Says how a run stands, with its place in the queue as it is now. */
    void tellRan(Execution run, NotebookDocument document) {
        var done = document.cell(run.cell()).map(DocumentCell::done).orElse(false);
        tell(LiveEvents.ran(run, document.runs().place(run.id()), done));
    }

    private void rebuilt(NotebookDocument document, String cell) {
        gather.drop();
        put(LiveEvents.outputsCleared(cell));
        var size = document.cell(cell).map(found -> found.outputs().size()).orElse(0);
        for (var i = 0; i < size; i++) {
            added(document, cell, i);
        }
    }

    private void added(NotebookDocument document, String cell, int index) {
        output(document, cell, index, json -> put(LiveEvents.outputAdded(cell, json)));
    }

    private void shown(NotebookDocument document, String cell, int index) {
        output(document, cell, index, json -> put(LiveEvents.outputSet(cell, index, json)));
    }

    private void output(NotebookDocument document, String cell, int index, java.util.function.Consumer<String> show) {
        document.cell(cell)
                .map(DocumentCell::outputs)
                .filter(all -> index < all.size())
                .ifPresent(all -> show.accept(outputs.json(all.get(index), true)));
    }

    @Override
    public void append(String cell, int index, String text) {
        put(LiveEvents.streamAppended(cell, index, text));
    }

    @Override
    public void show(String cell, int index) {
        notebook.run(turn -> shown(turn.document(), cell, index));
    }

    @Override
    public void replaced(OpenNotebook.Turn turn) {
        gather.drop();
        put(LiveEvents.reload());
    }

    @Override
    public void saved(OpenNotebook.Turn turn, long revision) {
        tell(LiveEvents.saved(revision));
    }
}
