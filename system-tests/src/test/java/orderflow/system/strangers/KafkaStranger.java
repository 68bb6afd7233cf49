package orderflow.system.strangers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Somebody on the Kafka broker who knows nothing of orderflow but its topics. */
final class KafkaStranger implements AutoCloseable {

    private static final int SECONDS_TO_SEND = 10;
    private static final Duration TO_POLL = Duration.ofMillis(300);

    private final Random random;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaProducer<byte[], byte[]> aborting;
    private final KafkaConsumer<byte[], byte[]> invalidMessages;
    private final Map<Integer, String> reasons = new TreeMap<>();

    KafkaStranger(int port, Random random) {
        this.random = random;
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", "127.0.0.1:" + port,
                "auto.offset.reset", "earliest",
                "linger.ms", "0",
                "allow.auto.create.topics", "false");
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        Map<String, Object> transactional = new HashMap<>(settings);
        transactional.put("transactional.id", "stranger");
        aborting = new KafkaProducer<>(transactional, new ByteArraySerializer(), new ByteArraySerializer());
        aborting.initTransactions();
        invalidMessages = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        invalidMessages.assign(List.of(new TopicPartition("invalid-messages", 0)));
    }

    /** @return whether the broker has taken it */
    boolean send(Draft draft) throws InterruptedException {
        try {
            ProducerRecord<byte[], byte[]> record = record(draft);
            if (draft.mayVanish) {
                aborting.beginTransaction();
                aborting.send(record).get(SECONDS_TO_SEND, TimeUnit.SECONDS);
                aborting.abortTransaction();
            } else {
                producer.send(record).get(SECONDS_TO_SEND, TimeUnit.SECONDS);
            }
            return true;
        } catch (ExecutionException | TimeoutException | KafkaException refused) {
            return false;
        }
    }

    private ProducerRecord<byte[], byte[]> record(Draft draft) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                draft.channel,
                random.nextInt(Templates.SHARDS),
                draft.timestamp,
                draft.hasKey ? draft.key : null,
                draft.hasBody ? draft.body : null);
        draft.headers.forEach((name, value) -> record.headers()
                .add(
                        name,
                        value instanceof byte[] binary
                                ? binary
                                : value == null ? null : value.toString().getBytes(UTF_8)));
        return record;
    }

    /** @return why what is in the Invalid Message Channel is there, by the number of the message */
    Map<Integer, String> reasons() {
        for (ConsumerRecord<byte[], byte[]> next : invalidMessages.poll(TO_POLL)) {
            Header number = next.headers().lastHeader("stranger");
            if (number != null) {
                Header reason = next.headers().lastHeader("orderflow-reason");
                reasons.put(Integer.parseInt(text(number)), reason == null ? "" : text(reason));
            }
        }
        return reasons;
    }

    private static String text(Header header) {
        return new String(header.value(), UTF_8);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        aborting.close(Duration.ofSeconds(5));
        invalidMessages.close();
    }
}
