package orderflow.notification.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What happened to one order.
 *
 * @param customerId empty until an event has told who it is
 * @param state as far as the order's own events have told; those of its payment do not count
 * @param entries ordered by the time at which the events were sent
 */
public record OrderTimeline(UUID orderId, Optional<String> customerId, OrderState state, List<Entry> entries) {

    public OrderTimeline {
        entries = List.copyOf(entries);
    }

    /**
     * One event.
     *
     * @param source the service that sent it
     * @param type its wire name
     * @param description the same for people
     */
    public record Entry(Instant time, String source, String type, String description) {}
}
