package orderflow.messaging.channel;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A delivery could not be handled now; it must come again, before anything behind it. */
public class DeliveryFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final Duration AFTER_UNFORESEEN = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryFailedException.class);

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

    /** @return the failure itself if it says what to deliver again; for any other, all of it, a second later */
    public static DeliveryFailedException of(Throwable failure) {
        if (failure instanceof DeliveryFailedException known) {
            return known;
        }
        LOG.warn(
                "{} has its messages delivered again: {}",
                Thread.currentThread().getName(),
                failure.toString());
        return new DeliveryFailedException(0, AFTER_UNFORESEEN, failure);
    }

    public int index() {
        return index;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
