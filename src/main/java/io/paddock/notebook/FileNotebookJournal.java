package io.paddock.notebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal for the whole installation, in files of at most 64 MiB: thousands of notebooks share one fsync each second. A file
 * goes once the database has all that is in it; a file with a torn end (the machine went down) is read up to there and never continued.
 */
final class FileNotebookJournal implements NotebookJournal, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FileNotebookJournal.class);
    private static final String ENDING = ".journal";

    private final Path folder;
    private final long segmentBytes;
    private final FileChannel lockChannel;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<JournalSegment> segments = new ArrayList<>();
    private final ScheduledExecutorService syncing;
    private long newest;
    private @Nullable FileChannel channel;
    private boolean unsynced;

    /** Opens the journal in a folder, which no other process may use. */
    static FileNotebookJournal open(Path folder, long segmentBytes, Clock clock) {
        try {
            Files.createDirectories(folder);
            FileChannel lockChannel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            requireAlone(lockChannel, folder);
            FileNotebookJournal journal = new FileNotebookJournal(folder, segmentBytes, lockChannel);
            journal.scan(clock);
            return journal;
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot open the journal in " + folder, broken);
        }
    }

    private static void requireAlone(FileChannel channel, Path folder) throws IOException {
        FileLock held = null;
        try {
            held = channel.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            log.debug("the journal is open in this process", inThisProcess);
        }
        if (held == null) {
            channel.close();
            throw new IllegalStateException("another Paddock works with the journal in " + folder + ": stop it first");
        }
    }

    private FileNotebookJournal(Path folder, long segmentBytes, FileChannel lockChannel) {
        this.folder = folder;
        this.segmentBytes = segmentBytes;
        this.lockChannel = lockChannel;
        this.syncing = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("journal-sync").factory());
        var unused = syncing.scheduleWithFixedDelay(this::sync, 1, 1, TimeUnit.SECONDS);
    }

    private void scan(Clock clock) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(ENDING))
                    .sorted()
                    .toList()) {
                JournalSegment segment = new JournalSegment(file);
                JournalSegment.Found found = segment.scan();
                newest = Math.max(newest, found.newest());
                if (!found.whole()) {
                    log.warn("journal {} ends with a torn record after {} bytes", file.getFileName(), segment.size());
                }
                segments.add(segment);
            }
        }
        // an empty folder beside an older database: never below a position that the database may know
        newest = Math.max(newest, segments.isEmpty() ? clock.millis() << 20 : 0);
    }

    @Override
    public long append(NotebookId notebook, NotebookRecord happened) {
        byte[] record = NotebookJson.MAPPER.writeValueAsBytes(happened);
        lock.lock();
        try {
            FileChannel target = current(record.length);
            long position = newest + 1;
            segments.getLast().write(target, position, notebook, record);
            newest = position;
            unsynced = true;
            return position;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write the journal in " + folder, failed);
        } finally {
            lock.unlock();
        }
    }

    private FileChannel current(int bytes) throws IOException {
        if (channel == null || segments.getLast().size() + bytes > segmentBytes) {
            if (channel != null) {
                channel.force(false);
                channel.close();
                channel = null;
            }
            removeUnneeded();
            Path file = folder.resolve(String.format(Locale.ROOT, "%020d%s", newest + 1, ENDING));
            channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            segments.add(new JournalSegment(file));
        }
        return channel;
    }

    private void sync() {
        FileChannel target;
        lock.lock();
        try {
            target = unsynced ? channel : null;
            unsynced = false;
        } finally {
            lock.unlock();
        }
        try {
            if (target != null && target.isOpen()) {
                target.force(false);
            }
        } catch (IOException failed) {
            log.error("the journal could not be brought to the disk", failed);
            lock.lock();
            unsynced = true;
            lock.unlock();
        }
    }

    @Override
    public long newest() {
        lock.lock();
        try {
            return newest;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Entry> replay(NotebookId notebook, long after) {
        List<Entry> entries = new ArrayList<>();
        lock.lock();
        try {
            for (JournalSegment segment : segments) {
                if (segment.holds(notebook, after)) {
                    segment.replay(notebook, (offset, position, id, record) -> {
                        if (position > after) {
                            entries.add(
                                    new Entry(position, NotebookJson.MAPPER.readValue(record, NotebookRecord.class)));
                        }
                        return true;
                    });
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read the journal in " + folder, broken);
        } finally {
            lock.unlock();
        }
        return entries;
    }

    @Override
    public List<NotebookId> notebooks() {
        lock.lock();
        try {
            return segments.stream()
                    .flatMap(segment -> segment.newest().keySet().stream())
                    .distinct()
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void flushed(NotebookId notebook, long position) {
        lock.lock();
        try {
            segments.forEach(segment -> segment.flushed(notebook, position));
            removeUnneeded();
        } finally {
            lock.unlock();
        }
    }

    private void removeUnneeded() {
        JournalSegment written = channel == null ? null : segments.getLast();
        segments.removeIf(segment -> segment != written && segment.newest().isEmpty() && delete(segment));
    }

    private static boolean delete(JournalSegment segment) {
        try {
            Files.deleteIfExists(segment.file());
            return true;
        } catch (IOException failed) {
            log.warn("journal {} is not needed any more but cannot be deleted", segment.file(), failed);
            return false;
        }
    }

    @Override
    public void close() {
        syncing.shutdown();
        sync();
        lock.lock();
        try {
            if (channel != null) {
                channel.close();
                channel = null;
            }
            lockChannel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            lock.unlock();
        }
    }
}
