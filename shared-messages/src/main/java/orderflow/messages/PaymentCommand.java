package orderflow.messages;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.UUID;

/** Command Messages to payment-service: what it shall do about the payment of one order. */
public sealed interface PaymentCommand {

    UUID orderId();

    /** Holds the amount on the customer's account. */
    @JsonTypeName("payment.authorize.v1")
    record AuthorizePayment(UUID orderId, String customerId, Money amount) implements PaymentCommand {

        public AuthorizePayment {
            Require.present("orderId", orderId);
            Require.name("customerId", customerId);
            Require.positive("amount", amount);
        }
    }

    /** Turns the hold into a charge. */
    @JsonTypeName("payment.capture.v1")
    record CapturePayment(UUID orderId) implements PaymentCommand {

        public CapturePayment {
            Require.present("orderId", orderId);
        }
    }

    /** Undoes whatever happened so far: releases the hold, refunds the charge, or forbids what has yet to arrive. */
    @JsonTypeName("payment.cancel.v1")
    record CancelPayment(UUID orderId) implements PaymentCommand {

        public CancelPayment {
            Require.present("orderId", orderId);
        }
    }
}
