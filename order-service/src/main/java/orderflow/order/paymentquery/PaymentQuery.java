package orderflow.order.paymentquery;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Remote Procedure Invocation behind a Bulkhead and a Circuit Breaker: asks payment-service and waits for the answer.
 * The answer is the newest there is, or none: it needs payment-service up at this moment, as messages do not.
 * Thread-safe.
 */
public class PaymentQuery {

    private static final ParameterizedTypeReference<List<OrderPayment>> PAYMENTS =
            new ParameterizedTypeReference<>() {};

    private final RestClient paymentService;
    private final Bulkhead bulkhead;
    private final CircuitBreaker circuit;
    private final Duration retryAfter;

    /** @param retryAfter what to tell those who get no answer */
    PaymentQuery(RestClient paymentService, Bulkhead bulkhead, CircuitBreaker circuit, Duration retryAfter) {
        this.paymentService = paymentService;
        this.bulkhead = bulkhead;
        this.circuit = circuit;
        this.retryAfter = retryAfter;
    }

    /**
     * @return empty when payment-service has not heard of the order yet
     * @throws PaymentServiceUnavailable at once while the circuit is open or too many wait already, otherwise after the
     *     time-out at the latest
     */
    public Optional<OrderPayment> of(UUID orderId) {
        try {
            // outside of the circuit: a question that is not asked says nothing of payment-service
            return bulkhead.executeSupplier(() -> circuit.executeSupplier(() -> ask(orderId)));
        } catch (BulkheadFullException | CallNotPermittedException | RestClientException e) {
            throw new PaymentServiceUnavailable(retryAfter, e);
        }
    }

    private Optional<OrderPayment> ask(UUID orderId) {
        List<OrderPayment> payments = paymentService
                .get()
                .uri("/payments?orderId={orderId}", orderId)
                .retrieve()
                .body(PAYMENTS);
        return Optional.ofNullable(payments).stream().flatMap(List::stream).findFirst();
    }
}
