package io.paddock.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.account.CircleId;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.base.language.Refusal;
import io.paddock.support.IntegrationTest;
import io.paddock.support.People;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people see of a course is what is stored of it. */
@IntegrationTest
class CourseVersionsIT {

    @Autowired
    private CourseImports imports;

    @Autowired
    private CourseParcels parcels;

    @Autowired
    private CoursePlacing placing;

    @Autowired
    private CourseStore store;

    @Autowired
    private CourseVersionRepository versions;

    @Autowired
    private OwnCourses own;

    @Autowired
    private People people;

    private UserId teacher;
    private CircleId home;

    @BeforeEach
    void aTeacher() {
        var ground = people.ground();
        teacher = people.with(Role.TEACHER, ground).id();
        home = ground.department().id();
    }

    @Test
    void whatIsShownIsWhatIsStoredWhoeverRenewsAtOnce() throws Exception {
        var course =
                imports.place(teacher, good(CourseParcelFiles.course("Fjords")).id(), home, "");
        var together = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var renewals = IntStream.range(0, 6)
                    .<Future<?>>mapToObj(number -> {
                        var colleague =
                                people.with(Role.TEACHER, course.circle()).id();
                        var parcel = CourseParcelFiles.course("Fjords")
                                .with("springs/lesson.en.md", "Version " + number)
                                .upload(imports, colleague);
                        return threads.submit(() -> {
                            together.await(10, TimeUnit.SECONDS);
                            imports.renew(colleague, parcel, course.slug());
                            return number;
                        });
                    })
                    .toList();
            together.countDown();
            for (var renewal : renewals) {
                try {
                    renewal.get(60, TimeUnit.SECONDS);
                } catch (ExecutionException refused) {
                    assertThat(refused).hasCauseInstanceOf(Refusal.class);
                }
            }
        }

        assertThat(own.tree(course.slug()))
                .isEqualTo(versions.findFirstByCourseOrderByNumberDesc(course.slug())
                        .map(CourseVersionEntity::tree));
    }

    @Test
    void aVersionThatIsNotStoredIsNotShown() {
        var course =
                imports.place(teacher, good(CourseParcelFiles.course("Moors")).id(), home, "");
        var next = kept(CourseParcelFiles.course("Moors").with("springs/lesson.en.md", "Anew."));
        var shown = own.tree(course.slug());
        var unknown = new UserId(Long.MAX_VALUE);

        assertThatThrownBy(() -> placing.renew(unknown, course, next)).isInstanceOf(Refusal.class);

        assertThat(own.tree(course.slug())).isEqualTo(shown);
    }

    @Test
    void aVersionThatSomebodyElseHasStoredMeanwhileIsShown() {
        var course =
                imports.place(teacher, good(CourseParcelFiles.course("Heaths")).id(), home, "");
        var other = kept(CourseParcelFiles.course("Heaths").with("springs/lesson.en.md", "Anew."));
        versions.saveAndFlush(new CourseVersionEntity(course.slug(), 2, other, teacher, Instant.EPOCH));

        own.refresh(course.slug());

        assertThat(own.tree(course.slug())).contains(other);
    }

    private TreeHash kept(CourseParcelFiles files) {
        return store.keepCopy(parcels.require(teacher, good(files).id()).course());
    }

    private CourseParcel.Good good(CourseParcelFiles files) {
        return (CourseParcel.Good) read(files);
    }

    private CourseParcel read(CourseParcelFiles files) {
        return imports.read(teacher, new ByteArrayInputStream(files.zip()), "rivers.zip", CourseParcelFiles.patience());
    }
}
