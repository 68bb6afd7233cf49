package orderflow.order.paymentquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orderflow.messages.Money;
import orderflow.order.PaymentServer;
import orderflow.testkit.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

class PaymentQueryTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration OPEN_FOR = Duration.ofSeconds(5);
    private static final Duration A_MOMENT = Duration.ofMillis(1);
    private static final int UNTIL_IT_OPENS = 5;
    private static final int MOST_AT_ONCE = 2;

    private final UUID order = UUID.randomUUID();
    private final PaymentServer server = new PaymentServer();
    private final MutableClock clock = new MutableClock();
    private final CircuitBreaker circuit = PaymentCircuit.closed(OPEN_FOR, clock);
    private final PaymentQuery query = query(LONG);

    private PaymentQuery query(Duration readTimeout) {
        PaymentServiceProperties properties =
                new PaymentServiceProperties(server.url(), LONG, readTimeout, MOST_AT_ONCE, OPEN_FOR);
        PaymentQueryConfiguration configuration = new PaymentQueryConfiguration();
        return configuration.paymentQuery(
                RestClient.builder(), configuration.paymentBulkhead(properties), circuit, properties);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void passesOnWhatPaymentServiceAnswers() {
        server.answers("""
                [{"orderId":"%s","customerId":"alice","amount":{"amount":"39.80","currency":"EUR"},
                  "state":"CAPTURED","reason":null,"unheardOf":{"a":[1]}}]""".formatted(order));

        assertThat(query.of(order))
                .contains(new OrderPayment(order, "CAPTURED", Optional.of(Money.of("39.80", "EUR")), Optional.empty()));
        assertThat(server.questions()).containsExactly(URI.create("/payments?orderId=" + order));
    }

    @Test
    void findsNothingWhenPaymentServiceKnowsNothing() {
        server.answers("[]");

        assertThat(query.of(order)).isEmpty();
    }

    @Test
    void waitsNoLongerThanTheTimeOut() {
        server.isSilent();

        assertThatExceptionOfType(PaymentServiceUnavailable.class)
                .isThrownBy(() -> query(SHORT).of(order))
                .withCauseInstanceOf(ResourceAccessException.class);
        assertThat(server.questions()).hasSize(1);
    }

    @Test
    void saysSoWhenNobodyListens() {
        server.close();

        assertThatExceptionOfType(PaymentServiceUnavailable.class)
                .isThrownBy(() -> query.of(order))
                .withCauseInstanceOf(ResourceAccessException.class);
    }

    @Test
    void saysSoWhenTheAnswerMeansNothing() {
        server.answers("{\"well\":");

        assertThatExceptionOfType(PaymentServiceUnavailable.class).isThrownBy(() -> query.of(order));
    }

    @Test
    void letsNoMoreWaitForASlowPaymentServiceThanAreMeantTo() {
        server.isSilent();
        List<CompletableFuture<Optional<OrderPayment>>> waiting = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> query.of(order), PaymentQueryTest::inThread))
                .limit(MOST_AT_ONCE)
                .toList();
        await().until(() -> server.questions().size() == MOST_AT_ONCE);

        PaymentServiceUnavailable refused = failure();

        assertThat(refused).hasCauseInstanceOf(BulkheadFullException.class);
        assertThat(refused.retryAfter()).isEqualTo(OPEN_FOR);
        assertThat(server.questions()).hasSize(MOST_AT_ONCE);
        assertThat(circuit.getMetrics().getNumberOfFailedCalls()).isZero();

        server.close();
        assertThat(waiting).allSatisfy(question -> assertThat(question).failsWithin(LONG));
        assertThat(failure()).hasCauseInstanceOf(ResourceAccessException.class);
    }

    private static void inThread(Runnable question) {
        new Thread(question, "question").start();
    }

    @Test
    void sparesAPaymentServiceThatFails() {
        openTheCircuit();

        PaymentServiceUnavailable refused = failure();

        assertThat(refused).hasCauseInstanceOf(CallNotPermittedException.class);
        assertThat(refused.retryAfter()).isEqualTo(OPEN_FOR);
        assertThat(server.questions()).hasSize(UNTIL_IT_OPENS);
    }

    @Test
    void asksAgainAfterAWhile() {
        openTheCircuit();
        server.answers("[]");

        clock.advance(OPEN_FOR);
        assertThat(failure()).hasCauseInstanceOf(CallNotPermittedException.class);
        clock.advance(A_MOMENT);

        assertThat(query.of(order)).isEmpty();
        assertThat(circuit.getState()).isEqualTo(State.CLOSED);
        assertThat(server.questions()).hasSize(UNTIL_IT_OPENS + 1);
    }

    @Test
    void triesWithOneQuestion() {
        openTheCircuit();
        clock.advance(OPEN_FOR.plus(A_MOMENT));

        assertThat(failure()).hasCauseInstanceOf(HttpServerErrorException.class);
        assertThat(failure()).hasCauseInstanceOf(CallNotPermittedException.class);
        assertThat(server.questions()).hasSize(UNTIL_IT_OPENS + 1);
    }

    private void openTheCircuit() {
        server.fails();
        IntStream.range(0, UNTIL_IT_OPENS)
                .forEach(any -> assertThat(failure()).hasCauseInstanceOf(HttpServerErrorException.class));
        assertThat(circuit.getState()).isEqualTo(State.OPEN);
    }

    private PaymentServiceUnavailable failure() {
        return catchThrowableOfType(PaymentServiceUnavailable.class, () -> query.of(order));
    }
}
