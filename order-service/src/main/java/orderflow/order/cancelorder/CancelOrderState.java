package orderflow.order.cancelorder;

import java.util.Optional;
import java.util.UUID;
import orderflow.messages.Money;
import orderflow.messages.PaymentEvent.PaymentCancelled;
import orderflow.messages.PaymentEvent.PaymentRefunded;

/**
 * What the saga knows about its order.
 *
 * @param refunded what the customer has got back; empty when nothing was charged, or nothing is known yet
 */
record CancelOrderState(UUID orderId, Optional<Money> refunded) {

    static CancelOrderState of(UUID orderId) {
        return new CancelOrderState(orderId, Optional.empty());
    }

    CancelOrderState nothingCharged(PaymentCancelled reply) {
        return this;
    }

    CancelOrderState refundedBy(PaymentRefunded reply) {
        return new CancelOrderState(orderId, Optional.of(reply.amount()));
    }

    String whatHappenedToTheMoney() {
        return refunded.map(amount -> amount + " were refunded").orElse("nothing was charged");
    }
}
