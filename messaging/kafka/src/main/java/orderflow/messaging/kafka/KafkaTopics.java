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
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;

/**
 * Declares topics without blocking. Whoever asks while that is under way shares its outcome; success is remembered and
 * failure is not, so the next one who asks tries again. Existing topics stay as they are: more partitions would move
 * keys and break their order. Thread-safe.
 */
final class KafkaTopics implements AutoCloseable {

    private final Map<String, Object> adminProperties;
    private final Duration retention;
    private final Map<String, CompletableFuture<Void>> declarations = new ConcurrentHashMap<>();
    private final TopicRetention existing = new TopicRetention();
    private @Nullable Admin admin;

    /**
     * @param adminProperties with time-outs of seconds, since messages wait for their topic
     * @param retention of topics that do not ask for another
     */
    KafkaTopics(Map<String, Object> adminProperties, Duration retention) {
        this.adminProperties = adminProperties;
        this.retention = retention;
    }

    static NewTopic topic(String name, int partitions, Map<String, String> properties) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(properties);
    }

    /** @return completes when the topic exists; fails within seconds when the broker cannot be reached */
    CompletableFuture<Void> declare(NewTopic topic) {
        return declarations.compute(
                topic.name(),
                (name, known) -> known == null || known.isCompletedExceptionally() ? create(topic) : known);
    }

    /** Has the topic declared anew before the next message: nobody knows whether it is still there. */
    void forget(String topic) {
        declarations.computeIfPresent(topic, (name, declared) -> declared.isDone() ? null : declared);
    }

    void forgetAll() {
        declarations.keySet().forEach(this::forget);
    }

    private CompletableFuture<Void> create(NewTopic topic) {
        try {
            NewTopic wanted = withRetention(topic);
            return admin().createTopics(List.of(wanted))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .exceptionally(failure -> unlessItExists(failure, wanted));
        } catch (KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private NewTopic withRetention(NewTopic topic) {
        Map<String, String> properties = new HashMap<>(topic.configs());
        properties.putIfAbsent(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(retention.toMillis()));
        return new NewTopic(topic.name(), Optional.of(topic.numPartitions()), Optional.empty()).configs(properties);
    }

    private Void unlessItExists(Throwable failure, NewTopic wanted) {
        if (NestedExceptionUtils.getMostSpecificCause(failure) instanceof TopicExistsException) {
            existing.compare(admin(), wanted);
            return null;
        }
        throw new CompletionException(failure);
    }

    /** @throws KafkaException for an address that no name server knows yet, for one */
    synchronized Admin admin() {
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
