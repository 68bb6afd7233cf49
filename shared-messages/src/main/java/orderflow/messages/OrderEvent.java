package orderflow.messages;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.UUID;

/** Event Messages about the life of one order. */
public sealed interface OrderEvent {

    UUID orderId();

    @JsonTypeName("order.placed.v1")
    record OrderPlaced(UUID orderId, String customerId, Money total, List<OrderLine> lines) implements OrderEvent {

        public OrderPlaced {
            Require.present("orderId", orderId);
            Require.name("customerId", customerId);
            Require.positive("total", total);
            lines = Require.items("lines", lines);
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
