package orderflow.order.paymentquery;

import java.time.Duration;

/**
 * payment-service was asked and did not answer in time, or is not asked at present: because it did not, or because too
 * many wait for it already.
 */
public class PaymentServiceUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    PaymentServiceUnavailable(Duration retryAfter, RuntimeException cause) {
        super("payment-service does not answer", cause);
        this.retryAfter = retryAfter;
    }

    /** @return when asking again may help */
    public Duration retryAfter() {
        return retryAfter;
    }
}
