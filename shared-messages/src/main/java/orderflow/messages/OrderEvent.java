package orderflow.messages;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Event Messages about the life of one order. */
public sealed interface OrderEvent {

    UUID orderId();

    /**
     * Earlier version of {@link OrderPlaced}: did not tell when. Still sent until every receiver understands the later
     * one.
     */
    @JsonTypeName("order.placed.v1")
    record OrderPlacedV1(UUID orderId, String customerId, Money total, List<OrderLine> lines) implements OrderEvent {

        public OrderPlacedV1 {
            Require.present("orderId", orderId);
            Require.name("customerId", customerId);
            Require.positive("total", total);
            lines = Require.items("lines", lines);
        }
    }

    /** @param placedAt when the order was taken, by order-service's clock: no later than the event was sent */
    @JsonTypeName("order.placed.v2")
    record OrderPlaced(UUID orderId, String customerId, Money total, List<OrderLine> lines, Instant placedAt)
            implements OrderEvent {

        public OrderPlaced {
            Require.present("orderId", orderId);
            Require.name("customerId", customerId);
            Require.positive("total", total);
            lines = Require.items("lines", lines);
            Require.time("placedAt", placedAt);
        }

        /** @param sentAt when the earlier event was sent: as near as its receiver can come */
        public static OrderPlaced upcast(OrderPlacedV1 earlier, Instant sentAt) {
            return new OrderPlaced(earlier.orderId(), earlier.customerId(), earlier.total(), earlier.lines(), sentAt);
        }

        /** @return the same for receivers that do not know this version yet */
        public OrderPlacedV1 downcast() {
            return new OrderPlacedV1(orderId, customerId, total, lines);
        }
    }

    @JsonTypeName("order.approved.v1")
    record OrderApproved(UUID orderId) implements OrderEvent {

        public OrderApproved {
            Require.present("orderId", orderId);
        }
    }

    @JsonTypeName("order.completed.v1")
    record OrderCompleted(UUID orderId) implements OrderEvent {

        public OrderCompleted {
            Require.present("orderId", orderId);
        }
    }

    @JsonTypeName("order.rejected.v1")
    record OrderRejected(UUID orderId, String reason) implements OrderEvent {

        public OrderRejected {
            Require.present("orderId", orderId);
            Require.text("reason", reason);
        }
    }

    @JsonTypeName("order.cancelled.v1")
    record OrderCancelled(UUID orderId) implements OrderEvent {

        public OrderCancelled {
            Require.present("orderId", orderId);
        }
    }
}
