package orderflow.notification.timeline;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import orderflow.messages.OrderEvent;
import orderflow.messages.OrderEvent.OrderApproved;
import orderflow.messages.OrderEvent.OrderCancelled;
import orderflow.messages.OrderEvent.OrderCompleted;
import orderflow.messages.OrderEvent.OrderPlaced;
import orderflow.messages.OrderEvent.OrderRejected;
import orderflow.messages.PaymentEvent.PaymentAuthorized;
import orderflow.messages.PaymentEvent.PaymentCancelled;
import orderflow.messages.PaymentEvent.PaymentCaptured;
import orderflow.messages.PaymentEvent.PaymentDeclined;
import orderflow.messages.PaymentEvent.PaymentRefunded;

/**
 * What an event means to the timeline of its order.
 *
 * @param description for people
 * @param customerId where the event tells it
 * @param state that the order has reached; empty for what happens to its payment
 * @param time where the event tells it; otherwise it happened when the event was sent
 */
record Happening(
        UUID orderId,
        String description,
        Optional<String> customerId,
        Optional<OrderState> state,
        Optional<Instant> time) {

    private Happening(UUID orderId, String description, Optional<String> customerId, Optional<OrderState> state) {
        this(orderId, description, customerId, state, Optional.empty());
    }

    static Happening placed(OrderPlaced event) {
        return new Happening(
                event.orderId(),
                "order of " + event.total() + " placed by " + event.customerId(),
                Optional.of(event.customerId()),
                Optional.of(OrderState.APPROVAL_PENDING),
                Optional.of(event.placedAt()));
    }

    static Happening approved(OrderApproved event) {
        return reached(OrderState.APPROVED, event, "order approved");
    }

    static Happening completed(OrderCompleted event) {
        return reached(OrderState.COMPLETED, event, "order completed");
    }

    static Happening rejected(OrderRejected event) {
        return reached(OrderState.REJECTED, event, "order rejected: " + event.reason());
    }

    static Happening cancelled(OrderCancelled event) {
        return reached(OrderState.CANCELLED, event, "order cancelled");
    }

    static Happening authorized(PaymentAuthorized event) {
        String description = "payment of " + event.amount() + " authorised";
        return new Happening(event.orderId(), description, Optional.of(event.customerId()), Optional.empty());
    }

    static Happening declined(PaymentDeclined event) {
        String description = "payment of " + event.amount() + " declined: " + event.reason();
        return new Happening(event.orderId(), description, Optional.of(event.customerId()), Optional.empty());
    }

    static Happening captured(PaymentCaptured event) {
        String description = "payment of " + event.amount() + " captured";
        return new Happening(event.orderId(), description, Optional.empty(), Optional.empty());
    }

    static Happening paymentCancelled(PaymentCancelled event) {
        return new Happening(event.orderId(), "payment cancelled", Optional.empty(), Optional.empty());
    }

    static Happening refunded(PaymentRefunded event) {
        String description = "payment of " + event.amount() + " refunded";
        return new Happening(event.orderId(), description, Optional.empty(), Optional.empty());
    }

    private static Happening reached(OrderState state, OrderEvent event, String description) {
        return new Happening(event.orderId(), description, Optional.empty(), Optional.of(state));
    }
}
