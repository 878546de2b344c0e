package io.paddock.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Operations over concurrent ones. Only texts of one cell and cells put at one place meet; what touches a deleted cell is settled when an
 * operation is applied, because a deleted cell keeps its place and text.
 */
final class OperationTransform {

    private OperationTransform() {}

    /** @param overFirst whether the server ordered {@code over} first */
    static DocumentOperation over(DocumentOperation operation, DocumentOperation over, boolean overFirst) {
        return switch (operation) {
            case DocumentOperation.Text text
            when over instanceof DocumentOperation.Text other && other.cell().equals(text.cell()) ->
                new DocumentOperation.Text(text.cell(), text.delta().transform(other.delta(), overFirst));
            case DocumentOperation.Insert insert
            when overFirst && samePlace(over, insert.cell(), insert.after()) ->
                new DocumentOperation.Insert(
                        insert.cell(), placed(over), insert.type(), insert.source(), insert.metadata());
            case DocumentOperation.Move move
            when overFirst && samePlace(over, move.cell(), move.after()) ->
                new DocumentOperation.Move(move.cell(), placed(over));
            default -> operation;
        };
    }

    /** Two lists made on the same state, each as it must be after the other; {@code second} was ordered later. */
    static Crossed cross(List<DocumentOperation> first, List<DocumentOperation> second) {
        List<DocumentOperation> firstNow = new ArrayList<>(first);
        List<DocumentOperation> secondThen = new ArrayList<>(second.size());
        for (DocumentOperation operation : second) {
            DocumentOperation late = operation;
            for (int i = 0; i < firstNow.size(); i++) {
                DocumentOperation early = firstNow.get(i);
                firstNow.set(i, over(early, late, false));
                late = over(late, early, true);
            }
            secondThen.add(late);
        }
        return new Crossed(firstNow, secondThen);
    }

    record Crossed(List<DocumentOperation> first, List<DocumentOperation> second) {}

    private static boolean samePlace(DocumentOperation over, String cell, @Nullable String after) {
        String other = placed(over);
        return other != null && !other.equals(cell) && !other.equals(after) && Objects.equals(afterOf(over), after);
    }

    private static @Nullable String placed(DocumentOperation operation) {
        return switch (operation) {
            case DocumentOperation.Insert insert -> insert.cell();
            case DocumentOperation.Move move -> move.cell();
            default -> null;
        };
    }

    private static @Nullable String afterOf(DocumentOperation operation) {
        return switch (operation) {
            case DocumentOperation.Insert insert -> insert.after();
            case DocumentOperation.Move move -> move.after();
            default -> null;
        };
    }
}
