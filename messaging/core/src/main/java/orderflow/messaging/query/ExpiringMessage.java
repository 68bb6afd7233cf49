package orderflow.messaging.query;

import java.time.Instant;
import orderflow.messaging.message.Message;

/**
 * A message that is worth nothing after its deadline (EIP: Message Expiration).
 *
 * @param expires by the clock of the one who asked
 */
public record ExpiringMessage(Message message, Instant expires) {}
