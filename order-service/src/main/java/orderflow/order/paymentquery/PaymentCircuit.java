package orderflow.order.paymentquery;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Opens when half of the latest questions failed; after a while one question tries whether payment-service is back.
 * Each failure and each change is a log line; while it is open there are none.
 */
final class PaymentCircuit {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentCircuit.class);
    private static final String LINE = "circuit   payment-service        {}";
    private static final int LATEST = 10;
    private static final int FEWEST = 5;

    private PaymentCircuit() {}

    static CircuitBreaker closed(Duration openFor, Clock clock) {
        CircuitBreaker circuit = CircuitBreaker.of(
                "payment-service",
                CircuitBreakerConfig.custom()
                        .slidingWindow(LATEST, FEWEST, SlidingWindowType.COUNT_BASED)
                        .waitDurationInOpenState(openFor)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .writableStackTraceEnabled(false)
                        .clock(clock)
                        .build());
        circuit.getEventPublisher()
                .onStateTransition(change -> tell(change.getStateTransition().getToState(), openFor))
                .onError(failure -> LOG.warn(
                        LINE, "no answer: " + NestedExceptionUtils.getMostSpecificCause(failure.getThrowable())));
        return circuit;
    }

    private static void tell(State state, Duration openFor) {
        switch (state) {
            case OPEN -> LOG.warn(LINE, "open: it does not answer, and is not asked for " + openFor.toSeconds() + " s");
            case HALF_OPEN -> LOG.info(LINE, "half open: one question tries whether it is back");
            case CLOSED -> LOG.info(LINE, "closed: it answers again");
            default -> LOG.info(LINE, state);
        }
    }
}
