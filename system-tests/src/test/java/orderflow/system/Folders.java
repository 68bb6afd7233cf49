package orderflow.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** Places for what a test leaves behind, to be looked at until the next run. */
public final class Folders {

    private Folders() {}

    /** @return the absolute path of the folder, which is there, and empty */
    public static Path emptied(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
            return Files.createDirectories(folder).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
