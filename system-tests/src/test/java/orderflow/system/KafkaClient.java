package orderflow.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Somebody on the Kafka broker who knows the wire format, but not the library. */
public final class KafkaClient implements AutoCloseable {

    private static final TopicPartition INVALID_MESSAGES = new TopicPartition("invalid-messages", 0);

    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> invalidMessages;
    private final Map<String, String> reasons = new HashMap<>();

    public KafkaClient(int port) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", "127.0.0.1:" + port,
                "auto.offset.reset", "earliest",
                "allow.auto.create.topics", "false");
        producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        invalidMessages = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        invalidMessages.assign(List.of(INVALID_MESSAGES));
    }

    /** Returns when the broker has it. */
    public void send(String topic, int partition, StrangeMessage message)
            throws ExecutionException, InterruptedException, TimeoutException {
        producer.send(record(topic, partition, message)).get(10, TimeUnit.SECONDS);
    }

    private static ProducerRecord<String, String> record(String topic, int partition, StrangeMessage message) {
        var record = new ProducerRecord<>(topic, partition, "stranger", message.body());
        String id = UUID.randomUUID().toString();
        message.type()
                .ifPresent(type -> Map.of(
                                "ce_specversion",
                                "1.0",
                                "ce_id",
                                id,
                                "ce_type",
                                type,
                                "ce_source",
                                "/stranger",
                                "ce_time",
                                Instant.now().toString(),
                                "ce_kind",
                                message.kind(),
                                "ce_sequence",
                                "1",
                                "ce_partitionkey",
                                id,
                                "ce_conversationid",
                                id,
                                "content-type",
                                "application/json")
                        .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8))));
        return record;
    }

    /** @return why the message is in the Invalid Message Channel, if it is */
    public Optional<String> reasonOf(StrangeMessage message) {
        for (ConsumerRecord<String, String> next : invalidMessages.poll(Duration.ofMillis(200))) {
            reasons.put(
                    next.value(),
                    new String(next.headers().lastHeader("orderflow-reason").value(), UTF_8));
        }
        return Optional.ofNullable(reasons.get(message.body()));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        invalidMessages.close();
    }
}
