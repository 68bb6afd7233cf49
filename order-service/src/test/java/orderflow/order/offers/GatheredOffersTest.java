package orderflow.order.offers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import orderflow.messages.Money;
import orderflow.messages.PaymentOfferMessage.PaymentOffer;
import org.junit.jupiter.api.Test;

class GatheredOffersTest {

    private static final UUID REQUEST = UUID.randomUUID();

    @Test
    void prefersTheLowestFee() {
        assertThat(gathered(offer("a", "2.00", "EUR"), offer("b", "1.99", "EUR"))
                        .best())
                .map(PaymentOffer::provider)
                .contains("b");
    }

    @Test
    void goesByNameWhereTwoAskTheSame() {
        assertThat(gathered(offer("b", "1.00", "EUR"), offer("a", "1.00", "EUR"))
                        .best())
                .map(PaymentOffer::provider)
                .contains("a");
    }

    @Test
    void comparesNothingInAnotherCurrency() {
        assertThat(gathered(offer("a", "1", "JPY"), offer("b", "2.00", "EUR")).best())
                .map(PaymentOffer::provider)
                .contains("b");
    }

    @Test
    void hasNoBestWithoutOffers() {
        assertThat(gathered().best()).isEmpty();
    }

    private static GatheredOffers gathered(PaymentOffer... offers) {
        return new GatheredOffers(REQUEST, Money.of("100.00", "EUR"), Duration.ofMillis(300), List.of(offers));
    }

    private static PaymentOffer offer(String provider, String fee, String currency) {
        return new PaymentOffer(REQUEST, provider, Money.of(fee, currency));
    }
}
