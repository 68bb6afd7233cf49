package orderflow.messaging.observability;

import java.util.LinkedHashMap;
import java.util.Map;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.inbox.Failures;
import orderflow.messaging.outbox.Outbox;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down while a shard is blocked, by a message that keeps failing or because nothing can be read, or while a message
 * that its broker refuses blocks its shard key.
 */
record MessagingHealth(Failures failures, RecentBacklog recent) implements HealthIndicator {

    @Override
    public Health health() {
        var blocking = failures.blocking();
        Outbox.Backlog backlog = recent.get();
        Health.Builder health = blocking.isEmpty() && backlog.refused() == 0 ? Health.up() : Health.down();
        return health.withDetail("outboxDepth", backlog.depth())
                .withDetail("outboxAge", backlog.age().toString())
                .withDetail("refusedByBroker", backlog.refused())
                .withDetail(
                        "blocked",
                        blocking.stream().map(MessagingHealth::describe).toList())
                .build();
    }

    private static Map<String, Object> describe(Failures.Failure failure) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("subscriber", failure.place().subscriber());
        details.put("channel", failure.place().channel());
        if (failure.place().shard() != Receiver.ALL_SHARDS) {
            details.put("shard", failure.place().shard());
        }
        failure.place().headers().ifPresent(headers -> {
            details.put("type", headers.type());
            details.put("shardKey", headers.shardKey());
            details.put("messageId", headers.id());
        });
        details.put("attempts", failure.attempts());
        details.put("since", failure.since());
        details.put("cause", failure.cause());
        return details;
    }
}
