package io.paddock.grading;

import static io.paddock.account.Role.ASSISTANT;
import static io.paddock.account.Role.AUDITOR;
import static io.paddock.account.Role.DEPARTMENT_ADMIN;
import static io.paddock.account.Role.INSTITUTION_ADMIN;
import static io.paddock.account.Role.PLATFORM_ADMIN;
import static io.paddock.account.Role.TEACHER;
import static io.paddock.support.MatrixRow.guarded;

import io.paddock.account.Role;
import io.paddock.base.language.Language;
import io.paddock.support.MatrixRow;
import io.paddock.support.MatrixRows;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationContext;

/** Who may read a course's gradebook. */
class GradebookRowsOfMatrix implements MatrixRows {

    private static final Set<Role> READERS =
            Set.of(ASSISTANT, TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, AUDITOR, PLATFORM_ADMIN);

    @Override
    public Class<?> service() {
        return GradebookService.class;
    }

    @Override
    public List<MatrixRow> rows(ApplicationContext application) {
        var books = application.getBean(GradebookService.class);
        return List.of(
                guarded(
                        "gradebook(UserId, CircleId)",
                        READERS,
                        (actor, ground, course) -> books.gradebook(actor, course)),
                guarded(
                        "csv(UserId, CircleId, Language)",
                        READERS,
                        (actor, ground, course) -> books.csv(actor, course, Language.ENGLISH)));
    }
}
