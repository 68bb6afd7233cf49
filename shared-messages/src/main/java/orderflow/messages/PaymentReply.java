package orderflow.messages;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.UUID;

/** Document Messages: the outcomes with which payment-service answers each {@link PaymentCommand}. */
public sealed interface PaymentReply {

    UUID orderId();

    sealed interface AuthorizePaymentReply extends PaymentReply
            permits PaymentEvent.PaymentAuthorized, PaymentEvent.PaymentDeclined {}

    sealed interface CapturePaymentReply extends PaymentReply permits PaymentEvent.PaymentCaptured, CaptureRefused {}

    sealed interface CancelPaymentReply extends PaymentReply
            permits PaymentEvent.PaymentCancelled, PaymentEvent.PaymentRefunded {}

    /** There is no hold to capture; nothing was charged. */
    @JsonTypeName("payment.capture-refused.v1")
    record CaptureRefused(UUID orderId, String reason) implements CapturePaymentReply {

        public CaptureRefused {
            Require.present("orderId", orderId);
            Require.text("reason", reason);
        }
    }
}
