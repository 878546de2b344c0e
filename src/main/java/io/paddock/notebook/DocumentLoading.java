package io.paddock.notebook;

import java.util.Set;
import java.util.stream.Collectors;

/** Makes documents from files. */
final class DocumentLoading {

    private DocumentLoading() {}

    /** A document with a file's content; its revision is the log's. */
    static NotebookDocument of(NotebookFile file, OperationLog log, long nextOutput, OutputLimits limits) {
        NotebookDocument document = new NotebookDocument(limits, log, file.metadata(), file.extra());
        document.nextOutput(nextOutput);
        Set<String> required = required(file);
        for (NotebookFile.Cell cell : file.cells()) {
            DocumentCell opened =
                    new DocumentCell(cell.id(), cell.type(), cell.source(), cell.metadata(), cell.extra(), limits);
            opened.sourceForm = cell.sourceForm();
            opened.count = cell.count();
            opened.stale = cell.count() > 0;
            opened.required = required.contains(cell.id());
            opened.outputs().load(OutputFile.open(cell.outputs(), limits, document::takeOutputNumber), false);
            document.cellList().addLast(opened);
            document.dirty().cells.add(cell.id());
            document.dirty().outputs.add(cell.id());
        }
        document.dirty().head = true;
        return document;
    }

    /** The ids of the cells that count for "done". */
    static Set<String> required(NotebookFile file) {
        boolean tagged = file.cells().stream().anyMatch(cell -> isRequired(cell, true));
        return file.cells().stream()
                .filter(cell -> isRequired(cell, tagged))
                .map(NotebookFile.Cell::id)
                .collect(Collectors.toSet());
    }

    private static boolean isRequired(NotebookFile.Cell cell, boolean tagged) {
        return cell.type() == CellType.CODE
                && (tagged ? cell.tagged("required") : !cell.source().isBlank());
    }
}
