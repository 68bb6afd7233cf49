package orderflow.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.testcontainers.containers.GenericContainer;

/** Kafka, one node, with docker-compose.yml's time-outs. It has the same port inside, because it tells its clients. */
public final class Kafka {

    private static final String DATA = "/tmp/kafka-data";
    // it still writes there: a folder may have got a file just before it is removed
    private static final String REMOVE_DATA =
            "for attempt in 1 2 3 4 5 6 7 8 9; do rm -rf " + DATA + " && exit; done; exit 1";
    private static final int MILLIS_TO_ANSWER = 3_000;

    private Kafka() {}

    public static ServerContainer start() {
        int port = FreePort.next();
        GenericContainer<?> container = new GenericContainer<>(ServerImages.of("kafka"));
        container.withEnv(settings(port));
        return ServerContainer.start(container, port, port, Kafka::connect);
    }

    /** Kills it, and everything that it has stored is gone. */
    public static void lose(ServerContainer broker) {
        try {
            broker.execute("sh", "-c", REMOVE_DATA);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        broker.kill();
    }

    private static Map<String, String> settings(int port) {
        return Map.ofEntries(
                Map.entry("KAFKA_HEAP_OPTS", "-Xmx384m"),
                Map.entry("KAFKA_NODE_ID", "1"),
                Map.entry("KAFKA_LOG_DIRS", DATA),
                Map.entry("KAFKA_PROCESS_ROLES", "broker,controller"),
                Map.entry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093"),
                Map.entry("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
                Map.entry("KAFKA_LISTENERS", "PLAINTEXT://:" + port + ",CONTROLLER://localhost:9093"),
                Map.entry("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://127.0.0.1:" + port),
                Map.entry("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"),
                Map.entry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
                Map.entry("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "4"),
                Map.entry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1"),
                Map.entry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1"),
                Map.entry("KAFKA_GROUP_CONSUMER_SESSION_TIMEOUT_MS", "6000"),
                Map.entry("KAFKA_GROUP_CONSUMER_MIN_SESSION_TIMEOUT_MS", "6000"),
                Map.entry("KAFKA_GROUP_CONSUMER_HEARTBEAT_INTERVAL_MS", "2000"),
                Map.entry("KAFKA_GROUP_CONSUMER_MIN_HEARTBEAT_INTERVAL_MS", "1000"));
    }

    private static void connect(int port) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", "127.0.0.1:" + port,
                "default.api.timeout.ms", MILLIS_TO_ANSWER,
                "request.timeout.ms", MILLIS_TO_ANSWER);
        try (Admin admin = Admin.create(settings)) {
            admin.describeTopics(admin.listTopics().names().get())
                    .allTopicNames()
                    .get();
        }
    }
}
