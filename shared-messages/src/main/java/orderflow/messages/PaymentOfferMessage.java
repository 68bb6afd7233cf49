package orderflow.messages;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.UUID;

/** Scatter-Gather: a request to every payment provider, and the offers of those that care to answer. */
public sealed interface PaymentOfferMessage {

    UUID requestId();

    @JsonTypeName("payment-offer.requested.v1")
    record PaymentOfferRequested(UUID requestId, String customerId, Money amount) implements PaymentOfferMessage {

        public PaymentOfferRequested {
            Require.present("requestId", requestId);
            Require.name("customerId", customerId);
            Require.positive("amount", amount);
        }
    }

    @JsonTypeName("payment-offer.offered.v1")
    record PaymentOffer(UUID requestId, String provider, Money fee) implements PaymentOfferMessage {

        public PaymentOffer {
            Require.present("requestId", requestId);
            Require.name("provider", provider);
            Require.notNegative("fee", fee);
        }
    }
}
