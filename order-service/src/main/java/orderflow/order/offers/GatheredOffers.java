package orderflow.order.offers;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import orderflow.messages.Money;
import orderflow.messages.PaymentOfferMessage.PaymentOffer;

/**
 * What had been offered when the time was up.
 *
 * @param offers in the order in which they came; whoever is missing keeps silent, is late or is away: nobody knows
 */
public record GatheredOffers(UUID requestId, Money amount, Duration deadline, List<PaymentOffer> offers) {

    /** @return the one with the lowest fee, by name where two ask the same; empty without offers in the currency */
    public Optional<PaymentOffer> best() {
        return offers.stream()
                .filter(offer -> offer.fee().currency().equals(amount.currency()))
                .min(Comparator.comparing((PaymentOffer offer) -> offer.fee().amount())
                        .thenComparing(PaymentOffer::provider));
    }
}
