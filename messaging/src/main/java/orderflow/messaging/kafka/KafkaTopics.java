package orderflow.messaging.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/**
 * Declares topics without blocking. Whoever asks while that is under way shares its outcome; success is remembered and
 * failure is not, so the next one who asks tries again. Existing topics stay as they are: more partitions would move
 * keys and break their order. Thread-safe.
 */
final class KafkaTopics implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 5_000;

    private final Map<String, Object> adminProperties;
    private final Map<String, String> topicProperties;
    private final Map<String, CompletableFuture<Void>> declarations = new ConcurrentHashMap<>();
    private @Nullable Admin admin;

    KafkaTopics(Map<String, Object> adminProperties, KafkaSettings settings) {
        this.adminProperties = new HashMap<>(adminProperties);
        this.adminProperties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        this.adminProperties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        this.topicProperties = Map.of(
                TopicConfig.RETENTION_MS_CONFIG,
                        String.valueOf(settings.retention().toMillis()),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(settings.maxMessageBytes()));
    }

    /** @return completes when the topic exists; fails within seconds when the broker cannot be reached */
    CompletableFuture<Void> declare(String topic, int partitions) {
        return declarations.compute(
                topic,
                (name, known) -> known == null || known.isCompletedExceptionally() ? create(name, partitions) : known);
    }

    /** Has the topic declared anew before the next message: nobody knows whether it is still there. */
    void forget(String topic) {
        declarations
                .entrySet()
                .removeIf(entry ->
                        entry.getKey().equals(topic) && entry.getValue().isDone());
    }

    private CompletableFuture<Void> create(String topic, int partitions) {
        NewTopic declared = new NewTopic(topic, Optional.of(partitions), Optional.empty()).configs(topicProperties);
        try {
            return admin().createTopics(List.of(declared))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .exceptionally(KafkaTopics::unlessItExists);
        } catch (KafkaException e) { // an address that no name server knows yet, for one
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Void unlessItExists(Throwable failure) {
        if (KafkaFailures.isAbout(failure, TopicExistsException.class)) {
            return null;
        }
        throw new CompletionException(failure);
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(adminProperties);
        }
        return admin;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
