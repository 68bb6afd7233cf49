package orderflow.messaging.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;
import orderflow.testkit.contract.Outage;
import org.springframework.util.FileSystemUtils;

/** A broker in this JVM that can be stopped and started again. */
final class EmbeddedBroker implements Outage {

    /** Stops a broker. */
    @FunctionalInterface
    interface Stop {
        void stop();
    }

    private final Supplier<Stop> start;
    private Stop running;

    EmbeddedBroker(Supplier<Stop> start) {
        this.start = start;
        this.running = start.get();
    }

    @Override
    public void begin() {
        running.stop();
    }

    @Override
    public void end() {
        running = start.get();
    }

    /** @return the same broker, which also loses what is in that folder */
    Outage losing(Path data) {
        return new Outage() {
            @Override
            public void begin() {
                EmbeddedBroker.this.begin();
                try (Stream<Path> files = Files.list(data)) {
                    files.forEach(EmbeddedBroker::delete);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void end() {
                EmbeddedBroker.this.end();
            }
        };
    }

    private static void delete(Path file) {
        try {
            FileSystemUtils.deleteRecursively(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
