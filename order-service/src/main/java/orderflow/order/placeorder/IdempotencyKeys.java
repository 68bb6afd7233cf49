package orderflow.order.placeorder;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import orderflow.messaging.jdbc.Purge;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Which requests a customer has made: makes POST, which is not idempotent by nature, idempotent by key. */
@Component
class IdempotencyKeys {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final OrderProperties properties;

    IdempotencyKeys(JdbcClient jdbc, Clock clock, OrderProperties properties) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.properties = properties;
    }

    /**
     * Claims the key for a new order, in the order's transaction; while a concurrent twin has claimed it, waits for
     * that to end.
     *
     * @return the order of the request that had the key before; empty when it is new
     * @throws IdempotencyKeyReused when that request was another one
     */
    Optional<UUID> claim(String customerId, String key, RequestFingerprint request, UUID orderId) {
        int claimed = jdbc.sql("insert into idempotency_key values (?, ?, ?, ?, ?) on conflict do nothing")
                .param(customerId)
                .param(key)
                .param(request.current())
                .param(orderId)
                .param(now())
                .update();
        return claimed == 1 ? Optional.empty() : Optional.of(earlierOrder(customerId, key, request));
    }

    private UUID earlierOrder(String customerId, String key, RequestFingerprint request) {
        return jdbc.sql("select order_id from idempotency_key where customer_id = :customer "
                        + "and idempotency_key = :key and request_hash in (:fingerprints)")
                .param("customer", customerId)
                .param("key", key)
                .param("fingerprints", request.all())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new IdempotencyKeyReused(key));
    }

    /** Forgets keys older than their retention. */
    @Scheduled(fixedDelayString = "PT5M")
    void purge() {
        new Purge(jdbc, "idempotency_key", "true", "created_at")
                .olderThan(clock.instant().minus(properties.idempotencyRetention()));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
