package orderflow.system.distributed;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.stream.Stream;
import orderflow.system.Service;

/** What a service ships as. */
final class ExecutableJar {

    private ExecutableJar() {}

    /** Skips the test where the jar is missing or older than its classes, since it would test something else. */
    static Path of(Service service) {
        Path target = Path.of("..", service.id(), "target").toAbsolutePath().normalize();
        Path jar = newest(target, "-exec.jar", 1);
        Path newestClass = newest(target.resolve("classes"), "", Integer.MAX_VALUE);
        assumeTrue(
                jar.toString().endsWith(".jar") && time(jar).compareTo(time(newestClass)) >= 0,
                "no executable jar of what is in " + target + ": ./mvnw verify builds it");
        return jar;
    }

    private static Path newest(Path folder, String suffix, int depth) {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(suffix))
                    .max(Comparator.comparing(ExecutableJar::time))
                    .orElse(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
