package orderflow.messaging.outbox;

import java.time.Instant;
import java.util.List;
import orderflow.messaging.message.Message;

/**
 * Message Store: what this service has sent and handled, kept for a while, so that people can look at a conversation.
 */
public interface MessageHistory {

    /** Which way a message went. */
    enum Direction {
        SENT,
        HANDLED
    }

    /** A message that went by. */
    record Entry(Direction direction, String channel, Instant time, Message message) {}

    default void add(List<Entry> entries) {}

    /** @return at most {@code limit} entries of the conversation, oldest first */
    default List<Entry> conversation(String conversationId, int limit) {
        return List.of();
    }

    /** Keeps nothing. */
    MessageHistory NONE = new MessageHistory() {};
}
