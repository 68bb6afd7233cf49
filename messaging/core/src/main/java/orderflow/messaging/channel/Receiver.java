package orderflow.messaging.channel;

import java.util.List;

/** Takes what arrives on a channel. */
@FunctionalInterface
public interface Receiver {

    int ALL_SHARDS = -1;

    /**
     * Handles deliveries, oldest first, on the calling thread; when it returns, all of them may be acknowledged.
     *
     * @throws DeliveryFailedException when one failed: those before it are settled, it and those behind it must be
     *     delivered again, in the same order
     */
    void receive(List<? extends Delivery> deliveries);

    /**
     * Nothing can be read from a shard now, although the broker can be reached: it refuses access, say. To be called
     * with each attempt that fails.
     *
     * @param shard {@link #ALL_SHARDS} when it is not known which
     */
    default void cannotRead(int shard, Throwable cause) {}
}
