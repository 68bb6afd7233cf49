package orderflow.messaging.channel;

import java.util.Optional;
import orderflow.messaging.message.MessageHeaders;

/**
 * Something that happened to a message.
 *
 * @param channel logical name of the channel that it was on
 * @param headers empty when they could not be read, or when it concerns no single message
 * @param detail for people: the reason or the cause; may be empty
 */
public record Sighting(What what, String channel, Optional<MessageHeaders> headers, String detail) {

    /** What can happen to a message. */
    public enum What {
        SENT,
        HANDLED,
        DUPLICATE,
        SKIPPED,
        RETRIED,
        INVALID,
        REFUSED,
        UNSENT,
        LATE,
        INVERTED,
        /** Not one message: this instance has begun to handle a shard. */
        OWNED
    }

    public static Sighting of(What what, String channel, MessageHeaders headers) {
        return new Sighting(what, channel, Optional.of(headers), "");
    }

    public static Sighting of(What what, String channel, MessageHeaders headers, String detail) {
        return new Sighting(what, channel, Optional.of(headers), detail);
    }
}
