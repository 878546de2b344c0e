package io.paddock.course.zip;

import io.paddock.base.language.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Unpacks a zip that anybody may have made: nothing is written outside the folder, no link is made, and what it says of
 * sizes is not believed.
 */
public final class CourseZip {

    private static final int CHUNK = 64 * 1024;
    private static final long RATIO_FROM = 1L << 20;
    /** More than the names of a course's files take in a zip's list. */
    private static final long ENTRY_BYTES = 1024;

    private final String name;
    private final Path into;
    private final ZipLimits limits;
    private final UnpackProgress progress;
    private long written;
    private long all;

    private CourseZip(String name, Path into, ZipLimits limits, UnpackProgress progress) {
        this.name = name;
        this.into = into;
        this.limits = limits;
        this.progress = progress;
    }

    /**
     * Unpacks into an empty folder, in which {@code course.yaml} then lies at the top.
     *
     * @param name what the person calls the zip
     * @throws BrokenZip where it is none, or holds what may not be in it; what was written so far is the caller's to remove
     * @throws UnpackCancelled where nobody wants it any more
     */
    public static void unpack(String name, Path zip, Path into, ZipLimits limits, UnpackProgress progress)
            throws BrokenZip {
        new CourseZip(name, into, limits, progress).unpack(zip);
    }

    private void unpack(Path zip) throws BrokenZip {
        try (var file = open(zip)) {
            var items = ZipListing.read(name, Collections.list(file.getEntries()), limits);
            all = items.stream()
                    .mapToLong(item -> Math.max(0, item.entry().getSize()))
                    .sum();
            requireTotal(all);
            for (var item : items) {
                unpack(file, item);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private ZipFile open(Path zip) throws BrokenZip {
        try {
            // the library makes an entry of each header until they stop
            if (ZipEnd.listBytes(zip) > limits.entries() * ENTRY_BYTES) {
                throw new BrokenZip(name, Message.of("course.zip.list-large", limits.entries()));
            }
            return ZipFile.builder().setPath(zip).get();
        } catch (IOException | IllegalArgumentException unreadable) {
            var broken = new BrokenZip(
                    name, Message.of(beginsLikeAZip(zip) ? "course.zip.damaged" : "course.zip.not-a-zip"));
            broken.initCause(unreadable);
            throw broken;
        }
    }

    private static boolean beginsLikeAZip(Path file) {
        try (var in = Files.newInputStream(file)) {
            var start = in.readNBytes(2);
            return start.length == 2 && start[0] == 'P' && start[1] == 'K';
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void unpack(ZipFile file, ZipItem item) throws BrokenZip, IOException {
        var target = into.resolve(item.path()).normalize();
        if (!target.startsWith(into)) {
            throw new IllegalStateException("a path that was checked leads out of the folder");
        }
        if (!file.canReadEntryData(item.entry())) {
            throw new BrokenZip(item.path(), Message.of("course.zip.method"));
        }
        Files.createDirectories(target.getParent());
        try (var in = stream(file, item);
                var out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            copy(in, out, item);
        }
    }

    private static InputStream stream(ZipFile file, ZipItem item) throws BrokenZip {
        try {
            return file.getInputStream(item.entry());
        } catch (IOException damaged) {
            throw damaged(item, damaged);
        }
    }

    private void copy(InputStream in, OutputStream out, ZipItem item) throws BrokenZip, IOException {
        var chunk = new byte[CHUNK];
        var sum = new CRC32();
        var size = 0L;
        for (var read = read(in, chunk, item); read >= 0; read = read(in, chunk, item)) {
            if (progress.isCancelled()) {
                throw new UnpackCancelled();
            }
            size += read;
            written += read;
            check(size, item);
            sum.update(chunk, 0, read);
            out.write(chunk, 0, read);
            progress.unpacked(written, Math.max(all, written));
        }
        if (item.entry().getCrc() >= 0 && item.entry().getCrc() != sum.getValue()) {
            throw new BrokenZip(item.path(), Message.of("course.zip.damaged"));
        }
    }

    private static int read(InputStream in, byte[] chunk, ZipItem item) throws BrokenZip {
        try {
            return in.read(chunk);
        } catch (IOException damaged) {
            throw damaged(item, damaged);
        }
    }

    private static BrokenZip damaged(ZipItem item, IOException cause) {
        var broken = new BrokenZip(item.path(), Message.of("course.zip.damaged"));
        broken.initCause(cause);
        return broken;
    }

    private void check(long size, ZipItem item) throws BrokenZip {
        if (size > limits.fileBytes()) {
            throw new BrokenZip(item.path(), Message.of("course.zip.file-large", limits.fileBytes() >> 20));
        }
        if (size > RATIO_FROM && size > packed(item.entry()) * limits.ratio()) {
            throw new BrokenZip(item.path(), Message.of("course.zip.ratio", limits.ratio()));
        }
        requireTotal(written);
    }

    private static long packed(ZipArchiveEntry entry) {
        return Math.max(1, entry.getCompressedSize());
    }

    private void requireTotal(long bytes) throws BrokenZip {
        if (bytes > limits.totalBytes()) {
            throw new BrokenZip(List.of(new io.paddock.course.ContentProblem(
                    name, 0, Message.of("course.zip.total-large", limits.totalBytes() >> 20))));
        }
    }
}
