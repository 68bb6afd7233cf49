package orderflow.embedded.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder in which one broker keeps its data: created when absent, refused in a sentence when it cannot be written
 * or another process holds it. The operating system frees it when this process dies.
 */
final class DataDirectory implements AutoCloseable {

    private static final String LOCK_FILE = "in-use.lock";

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Kafka locks its folder too late: a second controller would by then have written into the first one's log. */
    static DataDirectory claim(Path directory, String broker) {
        Path path = directory.toAbsolutePath().normalize();
        FileChannel lock = open(path, broker);
        if (!isFree(lock)) {
            close(lock);
            throw new IllegalStateException(
                    "The " + broker + " cannot use its data folder " + path + ": another process holds it.");
        }
        return new DataDirectory(path, lock);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        close(lock);
    }

    private static FileChannel open(Path path, String broker) {
        try {
            Files.createDirectories(path);
            return FileChannel.open(path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new IllegalStateException("The " + broker + " cannot write to its data folder " + path + ".", e);
        }
    }

    private static boolean isFree(FileChannel lock) {
        try {
            return lock.tryLock() != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    private static void close(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
