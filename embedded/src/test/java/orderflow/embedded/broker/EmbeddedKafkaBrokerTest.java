package orderflow.embedded.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("broker")
class EmbeddedKafkaBrokerTest {

    private static final String TOPIC = "order-events";

    @TempDir
    private Path data;

    @Test
    void keepsRecordsAndGroupOffsetsAcrossRestart() throws Exception {
        try (var broker = EmbeddedKafkaBroker.start(0, data)) {
            createTopic(broker);
            send(broker, "first");
            assertThat(handleOne(broker)).isEqualTo("first");
            send(broker, "second");
        }
        try (var broker = EmbeddedKafkaBroker.start(0, data)) {
            send(broker, "third");
            assertThat(handleOne(broker)).isEqualTo("second");
            assertThat(handleOne(broker)).isEqualTo("third");
        }
    }

    @Test
    void leavesTopicsToTheirUsers() {
        try (var broker = EmbeddedKafkaBroker.start(0, data);
                var admin = Admin.create(client(broker))) {
            assertThatThrownBy(() ->
                            admin.describeTopics(List.of(TOPIC)).allTopicNames().get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    @Test
    void tellsInOneSentenceOfTakenPortAndDataFolderInUse() {
        try (var broker = EmbeddedKafkaBroker.start(0, data)) {
            int port = broker.port();
            assertThatThrownBy(() -> EmbeddedKafkaBroker.start(port, data.resolve("other")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The Kafka broker cannot use port " + port
                            + " of 127.0.0.1: another process listens on it.");
            assertThatThrownBy(() -> EmbeddedKafkaBroker.start(0, data))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The Kafka broker cannot use its data folder " + data + ": another process holds it.");
        }
    }

    private static void createTopic(EmbeddedKafkaBroker broker) throws Exception {
        try (var admin = Admin.create(client(broker))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get(10, TimeUnit.SECONDS);
        }
    }

    private static void send(EmbeddedKafkaBroker broker, String value) throws Exception {
        try (var producer = new KafkaProducer<>(client(broker), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, "key", value)).get(10, TimeUnit.SECONDS);
        }
    }

    /** Joins the group, takes one record, commits its offset and leaves. */
    private static String handleOne(EmbeddedKafkaBroker broker) {
        try (var consumer = new KafkaConsumer<>(client(broker), new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            ConsumerRecords<String, String> records = Awaitility.await()
                    .pollInSameThread()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> consumer.poll(Duration.ofMillis(200)), found -> !found.isEmpty());
            consumer.commitSync();
            return records.iterator().next().value();
        }
    }

    private static Map<String, Object> client(EmbeddedKafkaBroker broker) {
        return Map.of(
                "bootstrap.servers", "127.0.0.1:" + broker.port(),
                "group.id", "payment-service",
                "group.protocol", "consumer",
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false",
                "max.poll.records", "1");
    }
}
