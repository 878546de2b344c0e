package io.paddock.assignment;

import io.paddock.support.MatrixRow;
import io.paddock.support.MatrixRow.Internal;
import io.paddock.support.MatrixRows;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** Solutions and hidden tests go to the module that grades, and to nobody else. */
class GradingMaterialsRowsOfMatrix implements MatrixRows {

    @Override
    public Class<?> service() {
        return GradingMaterials.class;
    }

    @Override
    public List<MatrixRow> rows(ApplicationContext application) {
        return List.of(
                new Internal("of(SubmissionId)", "for grading, never shown"),
                new Internal("of(Collection)", "for grading, never shown"),
                new Internal("of(AssignmentWork)", "for grading, never shown"),
                new Internal("content(SubmissionId)", "for grading, never shown"));
    }
}
