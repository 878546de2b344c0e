package io.paddock.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.account.CircleId;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.base.language.Refusal;
import io.paddock.support.IntegrationTest;
import io.paddock.support.MovableClock;
import io.paddock.support.People;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Zips on their way in: a few at once, and nothing of them stays where nobody takes it in. */
@IntegrationTest
class CourseParcelsIT {

    @Autowired
    private CourseImports imports;

    @Autowired
    private CourseParcels parcels;

    @Autowired
    private CourseStore store;

    @Autowired
    private People people;

    @Autowired
    private MovableClock clock;

    private UserId teacher;
    private CircleId home;

    @BeforeEach
    void aTeacher() {
        var ground = people.ground();
        teacher = people.with(Role.TEACHER, ground).id();
        home = ground.department().id();
    }

    @Test
    void aPersonBringsTwoZipsAtOnceAndWhoComesAfterThemWaits() {
        var arrivals = new ParcelArrivals();
        arrivals.enter(teacher);
        arrivals.enter(teacher);
        assertRefused("course.refusal.uploads-of-yours", () -> arrivals.enter(teacher));

        for (var other = 0; other < 4; other++) {
            arrivals.enter(new UserId(1_000_000 + other));
        }
        assertRefused("course.refusal.uploads-of-others", () -> arrivals.enter(new UserId(2_000_000)));

        arrivals.leave(teacher);
        arrivals.enter(new UserId(2_000_000));
    }

    @Test
    void aThirdZipOfAPersonIsRefusedWhileTwoComeIn() throws Exception {
        var zip = CourseParcelFiles.course("Rapids").zip();
        var begun = new CountDownLatch(2);
        var goOn = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var two = IntStream.range(0, 2)
                    .<Future<CourseParcel>>mapToObj(number -> threads.submit(() -> imports.read(
                            teacher,
                            new ByteArrayInputStream(zip) {
                                @Override
                                public int read(byte[] into, int from, int most) {
                                    begun.countDown();
                                    try {
                                        goOn.await(30, TimeUnit.SECONDS);
                                    } catch (InterruptedException stopped) {
                                        Thread.currentThread().interrupt();
                                    }
                                    return super.read(into, from, most);
                                }
                            },
                            "rapids.zip",
                            CourseParcelFiles.patience())))
                    .toList();
            begun.await(30, TimeUnit.SECONDS);
            assertRefused("course.refusal.uploads-of-yours", () -> read(CourseParcelFiles.course("Rapids")));
            goOn.countDown();
            for (var one : two) {
                assertThat(one.get(60, TimeUnit.SECONDS)).isInstanceOf(CourseParcel.Good.class);
            }
        }
        assertThat(read(CourseParcelFiles.course("Rapids"))).isInstanceOf(CourseParcel.Good.class);
    }

    @Test
    void whatNobodyTakesInIsSweptAway() throws IOException {
        var parcel = good(CourseParcelFiles.course("Bogs"));
        var leftover = store.incoming();
        Files.writeString(leftover.resolve("upload.zip"), "half of it");

        parcels.sweep();
        assertThat(leftover).exists();
        clock.advance(Duration.ofHours(5));
        parcels.sweep();

        assertThat(leftover).doesNotExist();
        assertRefused("course.refusal.upload-again", () -> imports.place(teacher, parcel.id(), home, ""));
    }

    private CourseParcel.Good good(CourseParcelFiles files) {
        return (CourseParcel.Good) read(files);
    }

    private CourseParcel read(CourseParcelFiles files) {
        return imports.read(teacher, new ByteArrayInputStream(files.zip()), "rivers.zip", CourseParcelFiles.patience());
    }

    private static void assertRefused(String key, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reason().key()).isEqualTo(key));
    }
}
