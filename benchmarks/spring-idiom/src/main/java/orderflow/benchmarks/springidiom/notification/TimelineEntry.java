package orderflow.benchmarks.springidiom.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** One event that tells something about an order. */
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads them
class TimelineEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    private @Nullable Long id;

    private UUID orderId;
    private UUID messageId;
    private Instant occurredAt;
    private String source;
    private String type;
    private String description;
    private @Nullable String customerId;
    private @Nullable String state;

    protected TimelineEntry() {}

    /**
     * @param customerId where the event tells it
     * @param state that the order has reached; null for what happens to its payment
     */
    TimelineEntry(
            ConsumerRecord<String, ?> event, String description, @Nullable String customerId, @Nullable String state) {
        this.orderId = UUID.fromString(event.key());
        this.messageId = UUID.fromString(header(event, "ce_id"));
        this.occurredAt = Instant.ofEpochMilli(event.timestamp());
        this.source = header(event, "ce_source");
        this.type = header(event, "ce_type");
        this.description = description;
        this.customerId = customerId;
        this.state = state;
    }

    private static String header(ConsumerRecord<String, ?> event, String name) {
        return new String(event.headers().lastHeader(name).value(), UTF_8);
    }
}
