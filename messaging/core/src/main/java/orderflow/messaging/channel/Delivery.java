package orderflow.messaging.channel;

import orderflow.messaging.message.InvalidMessageException;
import orderflow.messaging.message.Message;

/** One message as a broker handed it over: perhaps for the second time, perhaps unreadable. */
public interface Delivery {

    /** @throws InvalidMessageException when a header is missing or malformed; its text is the reason */
    Message message();

    /** @return which of the channel's shards it came from */
    int shard();

    /**
     * Puts the message, as it came, into the Invalid Message Channel with the reason.
     *
     * @throws RuntimeException when the broker has not confirmed that it is safe there
     */
    void setAside(String reason);
}
