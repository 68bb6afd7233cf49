package orderflow.messaging.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.KafkaException;

/** Invalid Message Channel: a topic that takes records as they came, with the reason and where they came from. */
final class KafkaInvalidMessageChannel {

    static final String TOPIC = "invalid-messages";
    static final String REASON = "orderflow-reason";
    static final String ORIGINAL_TOPIC = "orderflow-original-topic";

    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final KafkaSender sender;

    KafkaInvalidMessageChannel(KafkaSender sender) {
        this.sender = sender;
    }

    /** Returns when the record is safe there, and throws when it may not be. */
    void take(ConsumerRecord<byte[], byte[]> record, String reason) {
        var copy = new ProducerRecord<>(TOPIC, null, record.key(), record.value(), record.headers());
        copy.headers().remove(REASON).remove(ORIGINAL_TOPIC);
        copy.headers().add(REASON, reason.getBytes(UTF_8));
        copy.headers().add(ORIGINAL_TOPIC, record.topic().getBytes(UTF_8));
        try {
            sender.send(copy, 1).get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted before " + TOPIC + " confirmed a message", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException(TOPIC + " has not confirmed a message", e);
        }
    }
}
