package orderflow.messaging.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;

/** Looks whether there are records between two offsets: the marks that transactions leave behind are none. */
record UnreadRecords(ConsumerFactory<byte[], byte[]> consumers) {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MOST_POLLS = 15;
    private static final Properties ONE_RECORD = oneRecord();

    private static Properties oneRecord() {
        Properties properties = new Properties();
        properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "1");
        properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        return properties;
    }

    /** @return the offsets from the first record on; 0 when there is none; all when that does not show in time */
    long between(TopicPartition partition, long from, long end) {
        if (from >= end) {
            return 0;
        }
        try (Consumer<byte[], byte[]> consumer = consumers.createConsumer(null, "remaining", "", ONE_RECORD)) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, from);
            for (int polls = 0; polls < MOST_POLLS && consumer.position(partition) < end; polls++) {
                for (ConsumerRecord<byte[], byte[]> first : consumer.poll(POLL)) {
                    return end - first.offset();
                }
            }
            return end - consumer.position(partition);
        }
    }
}
