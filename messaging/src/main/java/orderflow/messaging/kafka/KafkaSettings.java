package orderflow.messaging.kafka;

import java.time.Duration;

/**
 * How the library uses Kafka.
 *
 * @param consumers at most so many per subscription; one per shard gives the most parallelism
 * @param retention how long the topics that it declares keep a message
 * @param maxMessageBytes largest record that the topics that it declares take
 * @param closeTimeout how long a subscription that closes waits for the messages in hand
 */
public record KafkaSettings(int consumers, Duration retention, int maxMessageBytes, Duration closeTimeout) {

    private static final int MEBIBYTE = 1024 * 1024;

    public static KafkaSettings defaults() {
        return new KafkaSettings(Integer.MAX_VALUE, Duration.ofDays(7), MEBIBYTE, Duration.ofSeconds(30));
    }
}
