package orderflow.embedded.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.qpid.server.SystemLauncher;

/** Runs Broker-J in this JVM: it starts completely or not at all, and only its owner stops it. */
final class QpidLauncher {

    private final QpidContainer container = new QpidContainer();
    private final SystemLauncher launcher = new SystemLauncher(container);

    void start(QpidConfiguration configuration) {
        try {
            launch(configuration);
            container.releaseFromShutdownHook();
        } catch (Exception e) {
            stop();
            throw new IllegalStateException(configuration.failure(), e);
        }
        if (!container.isActive()) {
            stop();
            throw new IllegalStateException(configuration.failure());
        }
    }

    void stop() {
        launcher.shutdown();
    }

    private void launch(QpidConfiguration configuration) throws Exception {
        Path folder = Files.createTempDirectory("orderflow-amqp");
        try {
            launcher.startup(configuration.writeTo(folder));
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
