package io.paddock.base.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder of everything that must survive, held by one application at a time.
 *
 * <p>The lock is the operating system's: it is gone with its process, however that ended, so it is never stale.
 */
final class DataFolder implements AutoCloseable {

    /** Enough for a first start: binaries, system tables and redo log. */
    private static final long NEEDED_BYTES = 700L * 1024 * 1024;
    /** Enough to start again and to let people remove things. */
    private static final long NEEDED_AGAIN_BYTES = 64L * 1024 * 1024;

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes the folder where it is missing, and takes it.
     *
     * @throws DatabaseUnavailable where it cannot be written, is full, or belongs to another running application
     */
    static DataFolder take(Path wanted) {
        var path = wanted.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            var real = path.toRealPath();
            var lock = lock(real);
            try {
                checkSpace(real);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
            return new DataFolder(real, lock);
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "The data folder " + path + " cannot be used: " + e,
                    "Make it writable for the user that runs Paddock, or name another one with paddock.data.",
                    e);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        var file = path.resolve("paddock.lock");
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw new OverlappingFileLockException();
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return channel;
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new DatabaseUnavailable(
                    "The data folder " + path + " is in use by another Paddock (process "
                            + Files.readString(file).strip() + ").",
                    "Stop that one first, or give this one a folder of its own with paddock.data.",
                    e);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void checkSpace(Path path) throws IOException {
        var needed = Files.exists(path.resolve("mariadb/installed")) ? NEEDED_AGAIN_BYTES : NEEDED_BYTES;
        var free = Files.getFileStore(path).getUsableSpace();
        if (free < needed) {
            throw new DatabaseUnavailable(
                    "The disk of " + path + " is full: " + mebibytes(free) + " are free, " + mebibytes(needed)
                            + " are needed.",
                    "Free some space, or name a folder on another disk with paddock.data.");
        }
    }

    private static String mebibytes(long bytes) {
        return bytes / (1024 * 1024) + " MiB";
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
