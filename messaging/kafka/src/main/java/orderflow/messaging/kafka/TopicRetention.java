package orderflow.messaging.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns, once, when a topic that was there before keeps records for less time than it would if it were made now. It is
 * not changed: whoever made it so may have had a reason.
 */
final class TopicRetention {

    private static final Logger LOG = LoggerFactory.getLogger(TopicRetention.class);

    private final Set<String> compared = ConcurrentHashMap.newKeySet();

    /** @param wanted with its retention; not being allowed to read that of the topic is no failure */
    void compare(Admin admin, NewTopic wanted) {
        if (compared.add(wanted.name())) {
            ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, wanted.name());
            admin.describeConfigs(List.of(topic)).all().whenComplete((configs, failure) -> {
                if (failure == null) {
                    configs.values().forEach(config -> warnIfShorter(wanted, config));
                } else {
                    LOG.debug("nobody knows how long {} keeps its records", wanted.name(), failure);
                }
            });
        }
    }

    private static void warnIfShorter(NewTopic wanted, Config config) {
        long kept = milliseconds(config.get(TopicConfig.RETENTION_MS_CONFIG).value());
        long asked = milliseconds(Objects.requireNonNull(wanted.configs().get(TopicConfig.RETENTION_MS_CONFIG)));
        if (kept < asked) {
            LOG.warn(
                    "Kafka keeps the records of {} for {} only, not {}: a subscriber that is away for longer loses some."
                            + " To change it: kafka-configs.sh --bootstrap-server ADDRESS --alter --topic {}"
                            + " --add-config retention.ms={}",
                    wanted.name(),
                    Duration.ofMillis(kept),
                    Duration.ofMillis(asked),
                    wanted.name(),
                    asked);
        }
    }

    /** Negative means for ever. */
    private static long milliseconds(String value) {
        long milliseconds = Long.parseLong(value);
        return milliseconds < 0 ? Long.MAX_VALUE : milliseconds;
    }
}
