package orderflow.order.paymentquery;

import java.util.Optional;
import java.util.UUID;
import orderflow.messages.Money;

/**
 * The payment of an order as payment-service tells of it; what it tells beyond that is ignored.
 *
 * @param state a text, because payment-service may come to know states that are new to us
 * @param amount empty when the payment was cancelled before it was asked for
 * @param reason why it was declined
 */
public record OrderPayment(UUID orderId, String state, Optional<Money> amount, Optional<String> reason) {}
