package orderflow.embedded.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * A folder of data with one owner: created when absent, refused in a sentence when it cannot be written or another
 * process holds it. The operating system frees it when this process dies.
 */
public final class DataDirectory implements AutoCloseable {

    private static final long MEGABYTE = 1024 * 1024;
    private static final String LOCK_FILE = "in-use.lock";

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Kafka locks its folder too late: a second controller would by then have written into the first one's log. */
    public static DataDirectory claim(Path directory, String owner) {
        Path path = directory.toAbsolutePath().normalize();
        FileChannel lock = open(path, owner);
        if (!isFree(lock)) {
            close(lock);
            throw new IllegalStateException(
                    "The " + owner + " cannot use its data folder " + path + ": another process holds it.");
        }
        return new DataDirectory(path, lock);
    }

    /**
     * The parts of the data have the names of the modules: in a checkout, deleting them would delete the sources.
     *
     * @throws IllegalStateException with one sentence for the user
     */
    public static void refuseSources(Path directory, List<String> parts) {
        for (String part : parts) {
            if (Files.exists(directory.resolve(part).resolve("pom.xml"))) {
                throw new IllegalStateException(
                        "The folder " + directory + " cannot be the data folder: there are sources in "
                                + directory.resolve(part) + ". Set ORDERFLOW_DATA to another one.");
            }
        }
    }

    Path path() {
        return path;
    }

    /** Deletes these parts of it. What else lies here is somebody else's: it may be a home folder. */
    public void delete(List<String> parts) {
        for (String part : parts) {
            try {
                FileSystemUtils.deleteRecursively(path.resolve(part));
            } catch (IOException e) {
                throw new IllegalStateException("The folder " + path.resolve(part) + " cannot be deleted.", e);
            }
        }
    }

    /** @throws IllegalStateException with one sentence for the user when its disk is too full */
    public void requireFree(long bytes) {
        long free = path.toFile().getUsableSpace();
        if (free < bytes) {
            throw new IllegalStateException("Only " + free / MEGABYTE + " MB are free on the disk of the data folder "
                    + path + ": at least " + bytes / MEGABYTE + " MB are needed.");
        }
    }

    @Override
    public void close() {
        close(lock);
    }

    private static FileChannel open(Path path, String owner) {
        try {
            Files.createDirectories(path);
            return FileChannel.open(path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new IllegalStateException("The " + owner + " cannot write to its data folder " + path + ".", e);
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
