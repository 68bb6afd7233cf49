package orderflow.payment.account;

import java.util.UUID;
import orderflow.messages.Money;

/** An amount that is set apart on a customer's account for one order. */
public record Hold(UUID orderId, String customerId, Money amount) {}
