package orderflow.embedded.broker;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Message Broker for AMQP 0-9-1 (Apache Qpid Broker-J) in this JVM, on 127.0.0.1, user and password {@code guest},
 * virtual host {@code /}. On disk, durable queues and confirmed persistent messages survive {@link #close} and kill -9.
 */
public final class EmbeddedAmqpBroker implements AutoCloseable {

    private static final String NAME = "AMQP broker";

    private final QpidLauncher launcher;
    private final Optional<DataDirectory> folder;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedAmqpBroker(QpidLauncher launcher, Optional<DataDirectory> folder, int port) {
        this.launcher = launcher;
        this.folder = folder;
        this.port = port;
    }

    /**
     * Starts the broker and returns when its port answers.
     *
     * @param port TCP port, 0 for any free one
     * @param dataDirectory where messages are kept; empty: in memory
     * @throws IllegalStateException with one sentence for the user if the port is taken or the folder unusable
     */
    public static EmbeddedAmqpBroker start(int port, Optional<Path> dataDirectory) {
        int freePort = LoopbackPort.free(port, NAME);
        Optional<DataDirectory> folder = dataDirectory.map(directory -> DataDirectory.claim(directory, NAME));
        var launcher = new QpidLauncher();
        try {
            launcher.start(new QpidConfiguration(freePort, folder.map(DataDirectory::path)));
            return new EmbeddedAmqpBroker(launcher, folder, freePort);
        } catch (RuntimeException e) {
            folder.ifPresent(DataDirectory::close);
            throw e;
        }
    }

    public int port() {
        return port;
    }

    /** Stops the broker after it has written everything down; a second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            launcher.stop();
            folder.ifPresent(DataDirectory::close);
        }
    }
}
