package orderflow.messages;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.UUID;

/** Event Messages about the payment of one order; the same records are the {@link PaymentReply replies}. */
public sealed interface PaymentEvent {

    UUID orderId();

    /** The amount is on hold. */
    @JsonTypeName("payment.authorized.v1")
    record PaymentAuthorized(UUID orderId, String customerId, Money amount)
            implements PaymentEvent, PaymentReply.AuthorizePaymentReply {

        public PaymentAuthorized {
            Require.present("orderId", orderId);
            Require.name("customerId", customerId);
            Require.positive("amount", amount);
        }
    }

    /** Nothing is on hold, and nothing will be. */
    @JsonTypeName("payment.declined.v1")
    record PaymentDeclined(UUID orderId, String customerId, Money amount, String reason)
            implements PaymentEvent, PaymentReply.AuthorizePaymentReply {

        public PaymentDeclined {
            Require.present("orderId", orderId);
            Require.name("customerId", customerId);
            Require.positive("amount", amount);
            Require.text("reason", reason);
        }
    }

    /** The customer has paid. */
    @JsonTypeName("payment.captured.v1")
    record PaymentCaptured(UUID orderId, Money amount) implements PaymentEvent, PaymentReply.CapturePaymentReply {

        public PaymentCaptured {
            Require.present("orderId", orderId);
            Require.positive("amount", amount);
        }
    }

    /** Nothing is on hold, nothing was ever charged, and nothing will be. */
    @JsonTypeName("payment.cancelled.v1")
    record PaymentCancelled(UUID orderId) implements PaymentEvent, PaymentReply.CancelPaymentReply {

        public PaymentCancelled {
            Require.present("orderId", orderId);
        }
    }

    /** The customer had paid and has got it back; nothing will be charged again. */
    @JsonTypeName("payment.refunded.v1")
    record PaymentRefunded(UUID orderId, Money amount) implements PaymentEvent, PaymentReply.CancelPaymentReply {

        public PaymentRefunded {
            Require.present("orderId", orderId);
            Require.positive("amount", amount);
        }
    }
}
