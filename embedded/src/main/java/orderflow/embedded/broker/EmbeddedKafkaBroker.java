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
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedKafkaBroker(KafkaRaftServer server, int port) {
        this.server = server;
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
        Path folder = DataDirectory.writable(dataDirectory, NAME);
        KafkaFailure.spareTheProcess();
        return new EmbeddedKafkaBroker(startServer(new KafkaConfiguration(freePort, LoopbackPort.free(0, NAME), folder)), freePort);
    }

    private static KafkaRaftServer startServer(KafkaConfiguration configuration) {
        try {
            KafkaStorage.formatOnce(configuration);
            var server = new KafkaRaftServer(new KafkaConfig(configuration.settings()), Time.SYSTEM);
            server.startup();
            return server;
        } catch (Exception e) {
            throw new IllegalStateException(configuration.failure(), e);
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
        }
    }
}
