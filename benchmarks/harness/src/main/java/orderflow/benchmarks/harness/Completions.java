package orderflow.benchmarks.harness;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Writes into the book what a contender says on Kafka of its orders. */
final class Completions implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);

    private final OrderBook book;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread = new Thread(this::read, "completions");

    /** Returns when nothing that is sent from now on will be missed. */
    Completions(String kafka, String topic, OrderBook book) {
        this.book = book;
        this.consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread.start();
    }

    private void read() {
        try (consumer) {
            while (true) {
                var records = consumer.poll(POLL);
                long now = System.nanoTime();
                records.forEach(event -> enter(event, now));
            }
        } catch (WakeupException closed) {
            // nobody wants to know more
        }
    }

    private void enter(ConsumerRecord<String, byte[]> event, long now) {
        switch (text(event.headers().lastHeader("ce_type"))) {
            case "order.completed.v1" ->
                book.completed(event.key(), text(event.headers().lastHeader("ce_id")), now);
            case "order.rejected.v1", "order.cancelled.v1" -> book.refused(event.key(), now);
            default -> {}
        }
    }

    private static String text(@Nullable Header header) {
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw Pause.interrupted(e);
        }
    }
}
