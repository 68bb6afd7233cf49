package orderflow.messaging.channel;

import java.time.Duration;

/** A delivery could not be handled now; it must come again, before anything behind it. */
public class DeliveryFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int index;
    private final Duration retryAfter;

    /**
     * @param index position of the failed one in the list of deliveries; all before it are settled
     * @param retryAfter how long to wait before trying again
     */
    public DeliveryFailedException(int index, Duration retryAfter, Throwable cause) {
        super(cause.getMessage(), cause);
        this.index = index;
        this.retryAfter = retryAfter;
    }

    public int index() {
        return index;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
