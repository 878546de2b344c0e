package io.paddock.course;

import static java.util.stream.Collectors.toSet;

import io.paddock.account.AccessDenied;
import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.course.content.AssignmentFolder;
import io.paddock.course.content.CourseFolder;
import io.paddock.course.content.LessonFolder;
import io.paddock.course.content.SingleCourse;
import io.paddock.course.zip.BrokenZip;
import io.paddock.course.zip.CourseZip;
import io.paddock.course.zip.UnpackCancelled;
import io.paddock.course.zip.UnpackProgress;
import io.paddock.course.zip.ZipLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Courses that were uploaded and are not taken in yet: one a person, for two hours. */
@Component
class CourseParcels {

    static final long MOST_ZIP_BYTES = 256L << 20;
    private static final Duration KEPT = Duration.ofHours(2);
    /** Addresses of pictures that nobody sees. */
    private static final String NO_SLUG_YET = "course";

    private final ParcelArrivals arrivals = new ParcelArrivals();
    private final CourseStore store;
    private final ObjectProvider<CourseCheck> checks;
    private final Clock clock;
    private final SingleCourse reader = new SingleCourse();
    private final Map<UUID, Parcel> parcels = new ConcurrentHashMap<>();

    CourseParcels(CourseStore store, ObjectProvider<CourseCheck> checks, Clock clock) {
        this.store = store;
        this.checks = checks;
        this.clock = clock;
    }

    /** @param name the folder's or the zip's, for addresses */
    record Parcel(
            UserId owner, String name, Path folder, Path course, CourseFolder content, TreeHash tree, Instant at) {}

    CourseParcel read(UserId owner, InputStream zip, String fileName, ImportProgress progress) {
        arrivals.enter(owner);
        try {
            return received(owner, zip, fileName, progress);
        } finally {
            arrivals.leave(owner);
        }
    }

    private CourseParcel received(UserId owner, InputStream zip, String fileName, ImportProgress progress) {
        var folder = store.incoming();
        var kept = false;
        try {
            var parcel = read(owner, zip, fileName, folder, progress);
            kept = parcel instanceof CourseParcel.Good;
            return parcel;
        } catch (UnpackCancelled calledOff) {
            return new CourseParcel.Cancelled();
        } catch (BrokenZip broken) {
            return new CourseParcel.Bad(broken.problems());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            if (!kept) {
                store.discard(folder);
            }
        }
    }

    private CourseParcel read(UserId owner, InputStream in, String fileName, Path folder, ImportProgress progress)
            throws IOException, BrokenZip {
        var zip = folder.resolve("upload.zip");
        if (!receive(in, zip, progress)) {
            return new CourseParcel.Bad(
                    List.of(new ContentProblem(fileName, 0, Message.of("course.zip.zip-large", MOST_ZIP_BYTES >> 20))));
        }
        var course = Files.createDirectory(folder.resolve("course"));
        CourseZip.unpack(fileName, zip, course, ZipLimits.DEFAULT, unpacking(progress));
        Files.delete(zip);
        var content = reader.read(NO_SLUG_YET, course);
        if (!content.problems().isEmpty() || content.courses().isEmpty()) {
            return new CourseParcel.Bad(content.problems());
        }
        progress.reached(85);
        var read = content.courses().getFirst();
        var draft = draft(course, read);
        var more = checks.stream()
                .flatMap(check -> check.problems(draft).stream())
                .distinct()
                .toList();
        if (!more.isEmpty()) {
            return new CourseParcel.Bad(more);
        }
        progress.reached(95);
        var tree = TreeHash.of(course);
        var id = UUID.randomUUID();
        drop(parcel -> parcel.owner().equals(owner));
        parcels.put(id, new Parcel(owner, stem(fileName), folder, course, read, tree, clock.instant()));
        progress.reached(100);
        return new CourseParcel.Good(id, CourseSummary.of(read, tree));
    }

    private static CourseDraft draft(Path folder, CourseFolder course) {
        var environments = new TreeSet<String>();
        course.lessons().forEach(lesson -> environments.add(lesson.lesson().environment()));
        course.assignments()
                .forEach(assignment -> environments.add(assignment.assignment().environment()));
        return new CourseDraft(
                files(folder, course.lessons().stream().map(LessonFolder::notebooks)),
                files(folder, course.assignments().stream().map(AssignmentFolder::sources)),
                environments);
    }

    private static List<CourseDraft.File> files(Path folder, Stream<Map<Language, Path>> notebooks) {
        return notebooks
                .flatMap(languages -> languages.values().stream().sorted())
                .map(file ->
                        new CourseDraft.File(folder.relativize(file).toString().replace('\\', '/'), file))
                .toList();
    }

    /** Whether all of it fitted. */
    private static boolean receive(InputStream in, Path zip, ImportProgress progress) throws IOException {
        var received = 0L;
        try (var out = Files.newOutputStream(zip)) {
            var chunk = new byte[64 * 1024];
            for (var read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (progress.isCancelled()) {
                    throw new UnpackCancelled();
                }
                received += read;
                if (received > MOST_ZIP_BYTES) {
                    return false;
                }
                out.write(chunk, 0, read);
            }
        }
        return true;
    }

    private static UnpackProgress unpacking(ImportProgress progress) {
        return new UnpackProgress() {
            private int reached = -1;

            @Override
            public void unpacked(long bytes, long all) {
                var percent = (int) (bytes * 80 / Math.max(1, all));
                if (percent > reached) {
                    reached = percent;
                    progress.reached(percent);
                }
            }

            @Override
            public boolean isCancelled() {
                return progress.isCancelled();
            }
        };
    }

    Parcel require(UserId actor, UUID id) {
        var parcel = parcels.get(id);
        if (parcel == null) {
            throw new Refusal(Message.of("course.refusal.upload-again"));
        }
        if (!parcel.owner().equals(actor)) {
            throw new AccessDenied(actor, "an upload of somebody else");
        }
        return parcel;
    }

    /** Keeps the content for good; the parcel is gone then. Of two that ask for one parcel at once, one gets it. */
    Parcel take(UserId actor, UUID id) {
        var parcel = require(actor, id);
        if (!parcels.remove(id, parcel)) {
            throw new Refusal(Message.of("course.refusal.upload-again"));
        }
        store.keep(parcel.course(), parcel.tree());
        store.discard(parcel.folder());
        return parcel;
    }

    /** What nobody has taken in is thrown away, and what a failure has left behind. */
    @Scheduled(fixedDelay = 10, initialDelay = 10, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        var oldest = clock.instant().minus(KEPT);
        drop(parcel -> parcel.at().isBefore(oldest));
        store.discardLeftovers(
                oldest.minus(KEPT),
                parcels.values().stream().map(Parcel::folder).collect(toSet()));
    }

    /** Whoever takes a parcel out of the map has it for oneself: to keep it, or to throw it away. */
    private void drop(Predicate<Parcel> unwanted) {
        parcels.forEach((id, parcel) -> {
            if (unwanted.test(parcel) && parcels.remove(id, parcel)) {
                store.discard(parcel.folder());
            }
        });
    }

    private static String stem(String fileName) {
        var dot = fileName.lastIndexOf('.');
        return dot <= 0 ? fileName : fileName.substring(0, dot);
    }
}
