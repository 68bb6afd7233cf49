package orderflow.messaging.outbox;

import orderflow.messaging.message.Message;

/**
 * A message that waits to be sent.
 *
 * @param id the outbox's number for it, rising per shard key in commit order; 0 until it is stored
 */
public record OutboxMessage(long id, Lane lane, Message message) {

    /** @return the message with this id as its {@code sequence} header */
    Message numbered() {
        return message.withSequence(id);
    }
}
