package io.paddock.workspace.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.account.CircleId;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import io.paddock.classroom.LessonWork;
import io.paddock.course.Course;
import io.paddock.course.Enrolment;
import io.paddock.course.Lesson;
import io.paddock.course.LessonId;
import io.paddock.course.Localised;
import io.paddock.notebook.NotebookId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeskPlanTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");

    private final Course rivers = course("rivers", 1, "springs", "mouths");
    private final Course lakes = course("lakes", 2, "shores");

    @Test
    void aNewStudentBeginsWithTheFirstLesson() {
        var plan = DeskPlan.of(List.of(student(rivers), student(lakes)), List.of());

        assertThat(plan.step()).isInstanceOfSatisfying(DeskPlan.Step.Begin.class, step -> {
            assertThat(step.lesson().name()).isEqualTo("springs");
            assertThat(step.first()).isTrue();
        });
    }

    @Test
    void theLessonThatWasTouchedLastIsGoneOnWith() {
        var plan = DeskPlan.of(
                List.of(student(rivers), student(lakes)), List.of(begun("lakes/shores"), begun("rivers/springs")));

        assertThat(plan.step())
                .isInstanceOfSatisfying(
                        DeskPlan.Step.Continue.class,
                        step -> assertThat(step.lesson().name()).isEqualTo("shores"));
    }

    @Test
    void afterADoneLessonComesTheNextOfItsCourse() {
        var plan = DeskPlan.of(List.of(student(rivers), student(lakes)), List.of(done("rivers/springs")));

        assertThat(plan.step()).isInstanceOfSatisfying(DeskPlan.Step.Begin.class, step -> {
            assertThat(step.lesson().name()).isEqualTo("mouths");
            assertThat(step.first()).isFalse();
        });
    }

    @Test
    void aNextLessonThatIsBegunIsGoneOnWith() {
        var plan = DeskPlan.of(List.of(student(rivers)), List.of(done("rivers/springs"), begun("rivers/mouths")));

        assertThat(plan.step())
                .isInstanceOfSatisfying(
                        DeskPlan.Step.Continue.class,
                        step -> assertThat(step.lesson().name()).isEqualTo("mouths"));
    }

    @Test
    void workInACourseThatIsDoneLeadsToTheOtherCourse() {
        var plan = DeskPlan.of(
                List.of(student(rivers), student(lakes)), List.of(done("lakes/shores"), begun("rivers/springs")));

        assertThat(plan.step())
                .isInstanceOfSatisfying(
                        DeskPlan.Step.Continue.class,
                        step -> assertThat(step.lesson().name()).isEqualTo("springs"));
    }

    @Test
    void whenAllIsDoneItSaysSo() {
        var plan = DeskPlan.of(List.of(student(lakes)), List.of(done("lakes/shores")));

        assertThat(plan.step()).isInstanceOf(DeskPlan.Step.AllDone.class);
        assertThat(plan.learning().getFirst().percent()).isEqualTo(100);
    }

    @Test
    void workOnALessonThatIsNotThereAnyMoreIsPassedOver() {
        var plan = DeskPlan.of(List.of(student(rivers)), List.of(begun("rivers/gone"), begun("other/gone")));

        assertThat(plan.step()).isInstanceOf(DeskPlan.Step.Begin.class);
    }

    @Test
    void aTeacherHasCoursesToTeachAndNoStep() {
        var plan = DeskPlan.of(List.of(new Enrolment(rivers, Set.of(Role.TEACHER))), List.of());

        assertThat(plan.step()).isInstanceOf(DeskPlan.Step.Nothing.class);
        assertThat(plan.learning()).isEmpty();
        assertThat(plan.teaching()).hasSize(1);
    }

    @Test
    void aTeacherWhoTriesALessonGoesOnWithIt() {
        var plan = DeskPlan.of(List.of(new Enrolment(rivers, Set.of(Role.TEACHER))), List.of(begun("rivers/springs")));

        assertThat(plan.step()).isInstanceOf(DeskPlan.Step.Continue.class);
    }

    @Test
    void anAuditorNeitherLearnsNorTeaches() {
        var plan = DeskPlan.of(List.of(new Enrolment(rivers, Set.of(Role.AUDITOR))), List.of());

        assertThat(plan.learning()).isEmpty();
        assertThat(plan.teaching()).isEmpty();
        assertThat(plan.looking()).hasSize(1);
    }

    private static Enrolment student(Course course) {
        return new Enrolment(course, Set.of(Role.STUDENT));
    }

    private static LessonWork begun(String lesson) {
        return work(lesson, false);
    }

    private static LessonWork done(String lesson) {
        return work(lesson, true);
    }

    private static LessonWork work(String lesson, boolean done) {
        var parts = lesson.split("/", 2);
        return new LessonWork(
                new UserId(7),
                new LessonId(parts[0], parts[1]),
                new NotebookId(1),
                4,
                done ? 4 : 1,
                MONDAY,
                MONDAY,
                done ? MONDAY : null);
    }

    private static Course course(String slug, long circle, String... lessons) {
        var made = new java.util.ArrayList<Lesson>();
        for (var lesson : lessons) {
            made.add(new Lesson(
                    new LessonId(slug, lesson),
                    made.size() + 1,
                    text(lesson),
                    text(lesson),
                    10,
                    "python",
                    512,
                    500,
                    0,
                    true,
                    false,
                    null));
        }
        return new Course(slug, new CircleId(circle), text(slug), text(slug), made, List.of());
    }

    private static Localised text(String english) {
        return new Localised(Map.of(Language.ENGLISH, english));
    }
}
