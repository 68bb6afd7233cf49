package orderflow.payment.offers;

import java.util.Optional;
import java.util.function.Function;
import orderflow.messages.Channels;
import orderflow.messages.PaymentOfferMessage.PaymentOffer;
import orderflow.messages.PaymentOfferMessage.PaymentOfferRequested;
import orderflow.messaging.query.Recipient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Message Endpoints: each provider is a subscriber of its own, and knows nothing of the others. */
@Configuration(proxyBeanMethods = false)
class PaymentProviderRecipients {

    @Bean
    Recipient<PaymentOfferRequested> card(PaymentProviders providers) {
        return recipient(PaymentProviders.CARD, providers::card);
    }

    @Bean
    Recipient<PaymentOfferRequested> invoice(PaymentProviders providers) {
        return recipient(PaymentProviders.INVOICE, providers::invoice);
    }

    @Bean
    Recipient<PaymentOfferRequested> wallet(PaymentProviders providers) {
        return recipient(PaymentProviders.WALLET, providers::wallet);
    }

    private static Recipient<PaymentOfferRequested> recipient(
            String provider, Function<PaymentOfferRequested, Optional<PaymentOffer>> offer) {
        return new Recipient<>(Channels.PAYMENT_OFFER_REQUESTS, provider, PaymentOfferRequested.class, offer);
    }
}
