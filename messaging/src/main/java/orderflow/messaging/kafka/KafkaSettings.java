package orderflow.messaging.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How the library uses Kafka.
 *
 * @param consumers at most so many per subscription; one per shard gives the most parallelism
 * @param retention how long the topics that it declares keep a message
 * @param closeTimeout how long a subscription that closes waits for the messages in hand
 */
public record KafkaSettings(int consumers, Duration retention, Duration closeTimeout) {

    public static KafkaSettings defaults() {
        return new KafkaSettings(Integer.MAX_VALUE, Duration.ofDays(7), Duration.ofSeconds(30));
    }

    Map<String, String> topicProperties() {
        return Map.of(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(retention.toMillis()));
    }
}
