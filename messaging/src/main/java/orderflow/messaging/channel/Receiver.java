package orderflow.messaging.channel;

import java.util.List;

/** Takes what arrives on a channel. */
@FunctionalInterface
public interface Receiver {

    /**
     * Handles deliveries, oldest first, on the calling thread; when it returns, all of them may be acknowledged.
     *
     * @throws DeliveryFailedException when one failed: those before it are settled, it and those behind it must be
     *     delivered again, in the same order
     */
    void receive(List<? extends Delivery> deliveries);
}
