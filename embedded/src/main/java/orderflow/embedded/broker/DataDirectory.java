package orderflow.embedded.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder in which a broker keeps its data: created when absent, refused in a sentence when unusable. */
final class DataDirectory {

    private DataDirectory() {}

    static Path writable(Path directory, String broker) {
        Path folder = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            // Permission bits do not tell of read-only mounts and full disks; writing does.
            Files.delete(Files.createTempFile(folder, "probe", null));
            return folder;
        } catch (IOException e) {
            throw new IllegalStateException("The " + broker + " cannot write to its data folder " + folder + ".", e);
        }
    }
}
