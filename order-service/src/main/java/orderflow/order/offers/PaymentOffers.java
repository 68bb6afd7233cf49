package orderflow.order.offers;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import orderflow.messages.Channels;
import orderflow.messages.Money;
import orderflow.messages.PaymentOfferMessage.PaymentOffer;
import orderflow.messages.PaymentOfferMessage.PaymentOfferRequested;
import orderflow.messaging.message.MessageIds;
import orderflow.messaging.query.QueryGateway;
import orderflow.messaging.query.ScatterGather;
import org.springframework.stereotype.Component;

/**
 * Scatter-Gather: one request to whichever payment providers listen, and the offers that reach this very instance until
 * the deadline. Asks nobody by name, so providers come and go without a change here.
 */
@Component
public class PaymentOffers implements AutoCloseable {

    private final ScatterGather<PaymentOffer> providers;
    private final MessageIds ids;
    private final Duration defaultDeadline;

    PaymentOffers(QueryGateway queries, MessageIds ids, OfferProperties properties) {
        this.providers = queries.scatterGather(Channels.PAYMENT_OFFER_REQUESTS, PaymentOffer.class);
        this.ids = ids;
        this.defaultDeadline = properties.deadline();
    }

    /**
     * @param deadline empty: the configured one
     * @return completes at the deadline; fails with {@link orderflow.messaging.query.NobodyAskedException} when the
     *     broker is away
     */
    public CompletableFuture<GatheredOffers> gather(String customerId, Money amount, Optional<Duration> deadline) {
        UUID requestId = ids.next();
        Duration within = deadline.orElse(defaultDeadline);
        return providers
                .ask(requestId, new PaymentOfferRequested(requestId, customerId, amount), within)
                .thenApply(offers -> new GatheredOffers(requestId, amount, within, offers));
    }

    @Override
    public void close() {
        providers.close();
    }
}
