package io.paddock.assignment;

import io.paddock.support.MatrixRow;
import io.paddock.support.MatrixRow.OwnOnly;
import io.paddock.support.MatrixRows;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** One's own work and nobody else's. */
class WorkSoFarRowsOfMatrix implements MatrixRows {

    @Override
    public Class<?> service() {
        return WorkSoFar.class;
    }

    @Override
    public List<MatrixRow> rows(ApplicationContext application) {
        return List.of(
                new OwnOnly("changedSince(UserId, AssignmentId)", "the actor's own"),
                new OwnOnly("untouched(UserId, AssignmentId)", "the actor's own"));
    }
}
