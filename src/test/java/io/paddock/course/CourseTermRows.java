package io.paddock.course;

import static io.paddock.course.CourseImportRows.AUTHORS;
import static io.paddock.course.CourseImportRows.IMPOSSIBLE_TERM;
import static io.paddock.support.MatrixRow.guarded;

import io.paddock.support.MatrixRow;
import io.paddock.support.MatrixRow.Guarded;
import io.paddock.support.MatrixRows;
import java.util.List;
import org.springframework.context.ApplicationContext;

class CourseTermRows implements MatrixRows {

    private static final String SLUG = "first-steps";

    @Override
    public Class<?> service() {
        return CourseTerms.class;
    }

    @Override
    public List<MatrixRow> rows(ApplicationContext application) {
        return List.of(
                new Guarded(
                        "shipped(UserId)",
                        AUTHORS,
                        AUTHORS,
                        AUTHORS,
                        (actor, ground, course) ->
                                CoursesOnGround.terms(course, application).shipped(actor)),
                CourseImportRows.placing(
                        "use(UserId, String, CircleId, String)",
                        (actor, ground, course) -> CoursesOnGround.terms(course, application)
                                .use(actor, SLUG, ground.department().id(), IMPOSSIBLE_TERM)),
                guarded(
                        "end(UserId, String)",
                        AUTHORS,
                        (actor, ground, course) ->
                                CoursesOnGround.terms(course, application).end(actor, SLUG)),
                guarded(
                        "reopen(UserId, String)",
                        AUTHORS,
                        (actor, ground, course) ->
                                CoursesOnGround.terms(course, application).reopen(actor, SLUG)),
                guarded(
                        "copy(UserId, String, CircleId, String)",
                        AUTHORS,
                        (actor, ground, course) -> CoursesOnGround.terms(course, application)
                                .copy(actor, SLUG, ground.department().id(), IMPOSSIBLE_TERM)));
    }
}
