package orderflow.messaging.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import orderflow.messaging.channel.Receiver;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;

/** Reads a topic once from its beginning to what is its end at the start, outside of any consumer group. */
record KafkaReplay(ConsumerFactory<byte[], byte[]> consumerFactory) {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaReplay.class);
    private static final String CLIENT = "replay";
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(250);

    private static final Properties COMMITTED = committed();

    private static Properties committed() {
        Properties properties = new Properties();
        properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return properties;
    }

    void read(String topic, Receiver receiver) {
        try (var consumer = consumerFactory.createConsumer(null, CLIENT, "-" + topic, COMMITTED)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (isBefore(ends, consumer)) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL_TIMEOUT);
                records.partitions().forEach(partition -> hand(records.records(partition), receiver));
            }
        }
    }

    private static boolean isBefore(Map<TopicPartition, Long> ends, Consumer<?, ?> consumer) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    private static void hand(List<ConsumerRecord<byte[], byte[]>> records, Receiver receiver) {
        receiver.receive(records.stream()
                .map(record -> new KafkaDelivery(record, KafkaReplay::skip))
                .toList());
    }

    /** It was set aside when it came for the first time. */
    private static void skip(ConsumerRecord<byte[], byte[]> record, String reason) {
        LOG.debug("skipped at offset {}: {}", record.offset(), reason);
    }
}
