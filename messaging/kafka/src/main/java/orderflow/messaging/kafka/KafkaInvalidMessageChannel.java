package orderflow.messaging.kafka;

import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.kafka.KafkaException;

/** Invalid Message Channel: a topic that takes records as they came, with the reason and where they came from. */
record KafkaInvalidMessageChannel(KafkaSender sender) {

    static final String NAME = "invalid-messages";
    private static final int SECONDS_TO_CONFIRM = 15;
    // what its own topic took must fit here with a reason added
    private static final int MAX_MESSAGE_BYTES = 2 * 1024 * 1024;
    private static final NewTopic TOPIC =
            KafkaTopics.topic(NAME, 1, Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(MAX_MESSAGE_BYTES)));

    /** Returns when the record is safe there, and throws when it may not be. */
    void take(ConsumerRecord<byte[], byte[]> record, String reason) {
        try {
            sender.send(SetAsideCopy.of(NAME, record, reason), TOPIC)
                    .orTimeout(SECONDS_TO_CONFIRM, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new KafkaException(NAME + " has not confirmed a message", e);
        }
    }
}
