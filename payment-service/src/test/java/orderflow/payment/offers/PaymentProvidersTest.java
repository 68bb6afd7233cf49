package orderflow.payment.offers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import orderflow.messages.Channels;
import orderflow.messages.Money;
import orderflow.messages.PaymentOfferMessage.PaymentOffer;
import orderflow.messages.PaymentOfferMessage.PaymentOfferRequested;
import orderflow.messaging.query.QueryGateway;
import orderflow.payment.PaymentServiceTest;
import orderflow.payment.account.Accounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PaymentServiceTest
class PaymentProvidersTest {

    private static final Duration WITHIN = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Autowired
    private PaymentProviders providers;

    @Autowired
    private Accounts accounts;

    @Autowired
    private QueryGateway queries;

    private final UUID requestId = UUID.randomUUID();
    private final String customer = "customer-" + requestId;

    @BeforeEach
    void openAccount() {
        accounts.open(customer, Money.of("100.00", "EUR"), Optional.empty());
    }

    @Test
    void cardKeepsSilentAboveItsLimit() {
        assertThat(providers.card(request("stranger", "1000.00", "EUR"))).contains(offer("card", "18.00", "EUR"));
        assertThat(providers.card(request(customer, "1000.01", "EUR"))).isEmpty();
    }

    @Test
    void invoiceKeepsSilentForCustomersWithoutAnAccount() {
        assertThat(providers.invoice(request(customer, "5000.00", "EUR"))).contains(offer("invoice", "125.00", "EUR"));
        assertThat(providers.invoice(request("stranger", "1.00", "EUR"))).isEmpty();
    }

    @Test
    void walletKeepsSilentUnlessTheBalanceCoversTheAmount() {
        assertThat(providers.wallet(request(customer, "100.00", "EUR"))).contains(offer("wallet", "0.00", "EUR"));
        assertThat(providers.wallet(request(customer, "100.01", "EUR"))).isEmpty();
        assertThat(providers.wallet(request(customer, "1.00", "USD"))).isEmpty();
        assertThat(providers.wallet(request("stranger", "1.00", "EUR"))).isEmpty();
    }

    @Test
    void roundsFeesToTheDecimalsOfTheCurrency() {
        assertThat(providers.card(request(customer, "39.80", "EUR"))).contains(offer("card", "0.72", "EUR"));
        assertThat(providers.card(request(customer, "999", "JPY"))).contains(offer("card", "18", "JPY"));
    }

    @Test
    void changesNoBalance() {
        providers.wallet(request(customer, "100.00", "EUR"));

        assertThat(accounts.of(customer)).hasValueSatisfying(account -> {
            assertThat(account.available()).isEqualTo(Money.of("100.00", "EUR"));
            assertThat(account.held()).isEqualTo(Money.of("0.00", "EUR"));
        });
    }

    @Test
    void eachProviderGetsTheRequestAndAnswersForItself() {
        assertThat(offersFor(request(customer, "39.80", "EUR")))
                .containsExactlyInAnyOrder(
                        offer("card", "0.72", "EUR"), offer("invoice", "1.00", "EUR"), offer("wallet", "0.00", "EUR"));
    }

    @Test
    void nobodyHasToAnswer() {
        assertThat(offersFor(request("stranger", "1000.01", "EUR"))).isEmpty();
    }

    private List<PaymentOffer> offersFor(PaymentOfferRequested request) {
        try (var asker = queries.scatterGather(Channels.PAYMENT_OFFER_REQUESTS, PaymentOffer.class)) {
            var offers = asker.ask(requestId, request, WITHIN);
            assertThat(offers).succeedsWithin(PATIENCE);
            return offers.join();
        }
    }

    private PaymentOfferRequested request(String customerId, String amount, String currency) {
        return new PaymentOfferRequested(requestId, customerId, Money.of(amount, currency));
    }

    private PaymentOffer offer(String provider, String fee, String currency) {
        return new PaymentOffer(requestId, provider, Money.of(fee, currency));
    }
}
