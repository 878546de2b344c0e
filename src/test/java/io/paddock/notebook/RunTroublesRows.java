package io.paddock.notebook;

import io.paddock.support.MatrixRow;
import io.paddock.support.MatrixRow.Internal;
import io.paddock.support.MatrixRows;
import java.util.List;
import org.springframework.context.ApplicationContext;

class RunTroublesRows implements MatrixRows {

    @Override
    public Class<?> service() {
        return RunTroubles.class;
    }

    @Override
    public List<MatrixRow> rows(ApplicationContext application) {
        return List.of(new Internal("of(Collection)", "for progress, which asks who may see it"));
    }
}
