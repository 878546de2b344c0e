package io.paddock.notebook;

import io.paddock.notebook.kernel.MessageId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Applies records to a document. */
final class DocumentRecorder {

    private final NotebookDocument document;

    DocumentRecorder(NotebookDocument document) {
        this.document = document;
    }

    void apply(NotebookRecord happened, List<DocumentChange> changes) {
        if (isPassed(happened.kernelSequence())) {
            return;
        }
        if (happened instanceof NotebookRecord.Edited || happened instanceof NotebookRecord.RunSent) {
            document.original(null);
        }
        switch (happened) {
            case NotebookRecord.Edited edited -> edited(edited, changes);
            case NotebookRecord.RunSent sent -> sent(sent, changes);
            case NotebookRecord.RunStarted started -> started(started, changes);
            case NotebookRecord.RunEnded ended -> ended(ended, changes);
            case NotebookRecord.StreamAppended stream -> stream(stream, changes);
            case NotebookRecord.OutputAdded output -> output(output, changes);
            case NotebookRecord.DisplayUpdated display -> display(display, changes);
            case NotebookRecord.OutputsCleared clear -> clear(clear, changes);
            case NotebookRecord.InputAsked asked -> asked(asked.input(), changes);
            case NotebookRecord.InputClosed closed -> closed(closed.request(), changes);
            case NotebookRecord.KernelAttached attached ->
                document.kernel(new KernelSession(attached.lab(), attached.kernel(), 0));
            case NotebookRecord.KernelReset reset -> stale(changes);
            case NotebookRecord.KernelDetached detached -> {
                document.kernel(null);
                stale(changes);
            }
            case NotebookRecord.KernelAdvanced advanced -> {}
        }
        pass(happened.kernelSequence());
    }

    private boolean isPassed(long sequence) {
        return sequence > 0
                && document.kernel().map(KernelSession::lastSequence).orElse(0L) >= sequence;
    }

    private void pass(long sequence) {
        if (sequence > 0) {
            document.kernel().ifPresent(session -> document.kernel(session.at(sequence)));
        }
    }

    private void edited(NotebookRecord.Edited edited, List<DocumentChange> changes) {
        document.revisions().before(edited.batch(), edited.wentBackTo() != null);
        document.log().add(edited.batch());
        document.dirty().batches.add(edited.batch());
        changes.add(new DocumentChange.Applied(edited.batch()));
        new DocumentEdit(document, changes).apply(edited.batch().operations());
        document.revisions().after(edited.batch(), edited.wentBackTo());
        for (Execution run : edited.runs()) {
            document.runs().add(run);
            keep(run, changes);
        }
    }

    private void sent(NotebookRecord.RunSent sent, List<DocumentChange> changes) {
        Execution run = document.runs().find(sent.run());
        if (run == null || run.state() != RunState.QUEUED) {
            return;
        }
        DocumentCell cell = document.cellList().find(run.cell());
        if (cell != null) {
            cell.editedSinceRun = false;
            cell.stale = false;
            if (cell.outputs().clear(false)) {
                document.dirty().outputs.add(cell.id());
                changes.add(new DocumentChange.OutputsCleared(cell.id()));
            }
        }
        keep(run.sent(sent.at()), changes);
    }

    private void started(NotebookRecord.RunStarted started, List<DocumentChange> changes) {
        Execution run = document.runs().find(started.run());
        if (run != null) {
            keep(run.counted(started.count()), changes);
        }
    }

    private void ended(NotebookRecord.RunEnded ended, List<DocumentChange> changes) {
        Execution run = document.runs().find(ended.run());
        if (run == null) {
            return;
        }
        document.inputs().stream()
                .filter(input -> input.run().equals(run.id()))
                .forEach(input -> closed(input.request(), changes));
        keep(run.ended(ended.state(), ended.count(), ended.at(), ended.note()), changes);
    }

    private void keep(Execution run, List<DocumentChange> changes) {
        document.runs().update(run);
        document.dirty().executions.put(run.id().value(), run);
        DocumentCell cell = document.cellList().find(run.cell());
        if (cell != null) {
            cell.lastRun = run;
            cell.count = run.count() > 0 ? run.count() : run.state() == RunState.QUEUED ? cell.count : 0;
            document.dirty().cells.add(cell.id());
        }
        changes.add(new DocumentChange.Ran(run));
    }

    private @Nullable DocumentCell written(String id) {
        DocumentCell cell = document.cellList().find(id);
        if (cell != null) {
            document.dirty().outputs.add(id);
        }
        return cell;
    }

    private void stream(NotebookRecord.StreamAppended stream, List<DocumentChange> changes) {
        DocumentCell cell = written(stream.cell());
        if (cell != null) {
            cell.outputs().appendStream(cell.id(), stream.error(), stream.text(), document::takeOutputNumber, changes);
        }
    }

    private void output(NotebookRecord.OutputAdded output, List<DocumentChange> changes) {
        DocumentCell cell = written(output.cell());
        if (cell != null) {
            String type = OutputJson.typeOf(output.output());
            cell.outputs()
                    .add(cell.id(), type, output.displayId(), output.output(), document::takeOutputNumber, changes);
        }
    }

    private void display(NotebookRecord.DisplayUpdated display, List<DocumentChange> changes) {
        String json =
                OutputJson.displayData(new io.paddock.notebook.kernel.MimeBundle(display.data(), display.metadata()));
        for (DocumentCell cell : document.cellList().all()) {
            int before = changes.size();
            cell.outputs().update(cell.id(), display.displayId(), json, document::takeOutputNumber, changes);
            if (changes.size() > before) {
                document.dirty().outputs.add(cell.id());
            }
        }
    }

    private void clear(NotebookRecord.OutputsCleared clear, List<DocumentChange> changes) {
        DocumentCell cell = written(clear.cell());
        if (cell != null && cell.outputs().clear(clear.deferred())) {
            changes.add(new DocumentChange.OutputsCleared(cell.id()));
        }
    }

    private void asked(OpenInput input, List<DocumentChange> changes) {
        document.inputMap().put(input.request(), input);
        document.dirty().head = true;
        changes.add(new DocumentChange.InputOpened(input));
    }

    private void closed(MessageId request, List<DocumentChange> changes) {
        OpenInput input = document.inputMap().remove(request);
        if (input != null) {
            document.dirty().head = true;
            changes.add(new DocumentChange.InputDone(Objects.requireNonNull(input)));
        }
    }

    private void stale(List<DocumentChange> changes) {
        List<String> stale = document.cellList().living().stream()
                .filter(cell -> cell.type() == CellType.CODE && cell.count() > 0 && !cell.stale())
                .map(DocumentCell::id)
                .toList();
        for (String id : stale) {
            DocumentCell cell = document.cellList().find(id);
            if (cell != null) {
                cell.stale = true;
                document.dirty().cells.add(id);
            }
        }
        if (!stale.isEmpty()) {
            changes.add(new DocumentChange.WentStale(stale));
        }
    }
}
