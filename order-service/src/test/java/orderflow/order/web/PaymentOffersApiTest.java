package orderflow.order.web;

import static orderflow.order.web.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import orderflow.messages.Channels;
import orderflow.messages.Money;
import orderflow.messages.PaymentOfferMessage.PaymentOffer;
import orderflow.messages.PaymentOfferMessage.PaymentOfferRequested;
import orderflow.messaging.channel.Subscription;
import orderflow.messaging.query.QueryGateway;
import orderflow.messaging.query.Recipient;
import orderflow.order.OrderServiceTest;
import orderflow.testkit.InMemoryQueryAdapter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.json.AbstractJsonContentAssert;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@OrderServiceTest
class PaymentOffersApiTest {

    private static final Duration LONGER_THAN_ANY_DEADLINE = Duration.ofSeconds(20);

    @Autowired
    private MockMvcTester http;

    @Autowired
    private QueryGateway queries;

    @Autowired
    private InMemoryQueryAdapter broker;

    private final List<Subscription> providers = new ArrayList<>();

    @AfterEach
    void clearUp() {
        broker.comeBack();
        providers.forEach(Subscription::close);
    }

    @Test
    void answersWithTheOffersTheBestAndWhoHasAnswered() {
        provider("dear", asked -> Optional.of(offer(asked, "dear", "2.00")));
        provider("cheap", asked -> Optional.of(offer(asked, "cheap", "0.50")));
        provider("silent", asked -> Optional.empty());

        var answer = assertOffers(ask(body("\"39.80\"", "\"deadlineMillis\":1000")));

        answer.extractingPath("$.offers").asArray().hasSize(2);
        answer.extractingPath("$.best")
                .isEqualTo(Map.of("provider", "cheap", "fee", Map.of("amount", "0.50", "currency", "EUR")));
        answer.extractingPath("$.answered").asArray().containsExactlyInAnyOrder("dear", "cheap");
        answer.extractingPath("$.deadlineMillis").isEqualTo(1000);
    }

    @Test
    void tellsProvidersWhoPaysAndHowMuch() {
        List<PaymentOfferRequested> asked = new ArrayList<>();
        provider("curious", request -> {
            asked.add(request);
            return Optional.of(offer(request, "curious", "1.00"));
        });

        var answer = assertOffers(ask(body("\"39.8\"", "\"deadlineMillis\":1000")));

        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.customerId()).isEqualTo("alice");
            assertThat(request.amount()).isEqualTo(Money.of("39.80", "EUR"));
            answer.extractingPath("$.requestId").isEqualTo(request.requestId().toString());
        });
    }

    @Test
    void leavesOutWhoIsLate() {
        CountDownLatch goOn = new CountDownLatch(1);
        provider("prompt", asked -> Optional.of(offer(asked, "prompt", "2.00")));
        provider("late", asked -> {
            awaitUninterrupted(goOn);
            return Optional.of(offer(asked, "late", "0.01"));
        });

        var answer = assertOffers(ask(body("\"39.80\"", "\"deadlineMillis\":1000")));
        goOn.countDown();

        answer.extractingPath("$.answered").asArray().containsExactly("prompt");
        answer.extractingPath("$.best.provider").isEqualTo("prompt");
    }

    @Test
    void answersWithoutOffersWhenNobodyCares() {
        var answer = assertOffers(ask(body("\"39.80\"", "\"deadlineMillis\":50")));

        answer.extractingPath("$.offers").asArray().isEmpty();
        answer.extractingPath("$.answered").asArray().isEmpty();
        answer.extractingPath("$.best").isNull();
    }

    @Test
    void gathersForTheConfiguredDeadlineUnlessToldOtherwise() {
        assertOffers(ask(body("\"39.80\"", "\"x\":0")))
                .extractingPath("$.deadlineMillis")
                .isEqualTo(300);
    }

    @Test
    void saysThatNobodyCouldBeAskedWhileTheBrokerIsAway() {
        broker.goAway();

        MvcTestResult answer = ask(body("\"39.80\"", "\"deadlineMillis\":5000"));

        assertProblem(answer, 503)
                .extractingPath("$.detail")
                .isEqualTo(
                        "No payment provider could be asked: the broker of payment-offer-requests is away, or did not take it in time.");
        assertThat(answer).hasHeader("Retry-After", "1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"amount":"1","currency":"EUR"}                                              | 400 | customerId     | must not be null
            {"customerId":"a b","amount":"1","currency":"EUR"}                           | 400 | customerId     | must be 1 to 64 letters, digits, '.', '_' or '-'
            {"customerId":"alice","currency":"EUR"}                                      | 400 | amount         | must not be null
            {"customerId":"alice","amount":"-1","currency":"EUR"}                        | 400 | amount         | must be a decimal number, such as "39.80"
            {"customerId":"alice","amount":1,"currency":"EUR"}                           | 400 | amount         | must be a string
            {"customerId":"alice","amount":"0.00","currency":"EUR"}                      | 422 | amount         | must be greater than zero
            {"customerId":"alice","amount":"1.234","currency":"EUR"}                     | 422 | amount         | must have at most 2 decimals in EUR
            {"customerId":"alice","amount":"1"}                                          | 400 | currency       | must not be null
            {"customerId":"alice","amount":"1","currency":"euro"}                        | 400 | currency       | must be an ISO 4217 code, such as EUR
            {"customerId":"alice","amount":"1","currency":"EUX"}                         | 422 | currency       | must be an ISO 4217 code
            {"customerId":"alice","amount":"1","currency":"EUR","deadlineMillis":0}      | 400 | deadlineMillis | must be greater than or equal to 1
            {"customerId":"alice","amount":"1","currency":"EUR","deadlineMillis":5001}   | 400 | deadlineMillis | must be less than or equal to 5000
            {"customerId":"alice","amount":"1","currency":"EUR","deadlineMillis":1.5}    | 400 | deadlineMillis | must be a number of type Integer
            """)
    void namesTheFieldThatIsWrong(String body, int status, String field, String message) {
        assertProblem(ask(body), status)
                .extractingPath("$.errors")
                .asArray()
                .containsExactly(Map.of("field", field, "message", message));
    }

    private static String body(String amount, String more) {
        return "{\"customerId\":\"alice\",\"amount\":" + amount + ",\"currency\":\"EUR\"," + more + "}";
    }

    private MvcTestResult ask(String body) {
        return http.post()
                .uri("/payment-offers")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange(LONGER_THAN_ANY_DEADLINE);
    }

    private static AbstractJsonContentAssert<?> assertOffers(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return assertThat(answer).bodyJson();
    }

    private void provider(String name, Function<PaymentOfferRequested, Optional<PaymentOffer>> offer) {
        var recipient = new Recipient<>(Channels.PAYMENT_OFFER_REQUESTS, name, PaymentOfferRequested.class, offer);
        providers.add(queries.subscribe("payment-service", recipient));
    }

    private static PaymentOffer offer(PaymentOfferRequested asked, String provider, String fee) {
        return new PaymentOffer(asked.requestId(), provider, Money.of(fee, "EUR"));
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
