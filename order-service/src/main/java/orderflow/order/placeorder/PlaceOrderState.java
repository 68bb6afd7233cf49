package orderflow.order.placeorder;

import java.util.List;
import java.util.UUID;
import orderflow.messages.Money;
import orderflow.messages.OrderLine;
import orderflow.messages.PaymentEvent.PaymentAuthorized;
import orderflow.messages.PaymentEvent.PaymentCaptured;
import orderflow.messages.PaymentEvent.PaymentDeclined;
import orderflow.messages.PaymentReply.CaptureRefused;

/**
 * What the saga knows about its order.
 *
 * @param problem why the order cannot be carried out; empty while it can
 */
public record PlaceOrderState(UUID orderId, String customerId, Money total, List<OrderLine> lines, String problem) {

    static PlaceOrderState of(UUID orderId, OrderRequest request) {
        return new PlaceOrderState(orderId, request.customerId(), request.total(), request.lines(), "");
    }

    PlaceOrderState authorizedBy(PaymentAuthorized reply) {
        return this;
    }

    PlaceOrderState declinedBecause(PaymentDeclined reply) {
        return withProblem(reply.reason());
    }

    PlaceOrderState unanswered() {
        return withProblem("payment was not answered in time");
    }

    PlaceOrderState captured(PaymentCaptured reply) {
        return this;
    }

    PlaceOrderState captureRefused(CaptureRefused reply) {
        return withProblem(reply.reason());
    }

    private PlaceOrderState withProblem(String reason) {
        return new PlaceOrderState(orderId, customerId, total, lines, reason);
    }
}
