package orderflow.embedded.broker;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * Message Broker for events: one Kafka node (broker and KRaft controller) in this JVM, on 127.0.0.1. Topics are created
 * by their users only; acknowledged records survive {@link #close} and kill -9.
 */
public final class EmbeddedKafkaBroker implements AutoCloseable {

    private static final String NAME = "Kafka broker";

    private final KafkaRaftServer server;
    private final DataDirectory folder;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedKafkaBroker(KafkaRaftServer server, DataDirectory folder, int port) {
        this.server = server;
        this.folder = folder;
        this.port = port;
    }

    /**
     * Starts the broker and returns when it takes requests.
     *
     * @param port TCP port, 0 for any free one
     * @param dataDirectory where records are kept
     * @throws IllegalStateException with one sentence for the user if the port is taken or the folder unusable
     */
    public static EmbeddedKafkaBroker start(int port, Path dataDirectory) {
        int freePort = LoopbackPort.free(port, NAME);
        int controllerPort = LoopbackPort.free(0, NAME);
        DataDirectory folder = DataDirectory.claim(dataDirectory, NAME);
        var configuration = new KafkaConfiguration(freePort, controllerPort, folder.path());
        KafkaFailure.spareTheProcess();
        try {
            return new EmbeddedKafkaBroker(startServer(configuration), folder, freePort);
        } catch (Exception e) {
            folder.close();
            throw new IllegalStateException(configuration.failure(), e);
        }
    }

    private static KafkaRaftServer startServer(KafkaConfiguration configuration) throws Exception {
        KafkaStorage.formatOnce(configuration);
        var server = new KafkaRaftServer(new KafkaConfig(configuration.settings()), Time.SYSTEM);
        try {
            server.startup();
            return server;
        } catch (RuntimeException e) {
            server.shutdown();
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
            server.shutdown();
            server.awaitShutdown();
            folder.close();
        }
    }
}
