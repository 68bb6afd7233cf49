package orderflow.system.distributed;

import java.time.Instant;
import orderflow.system.Service;

/**
 * A message that a service has handled: its effects are in the database.
 *
 * @param source the service that sent it
 * @param time when the handling committed
 */
public record Commit(
        Service service,
        String channel,
        String source,
        String shardKey,
        long sequence,
        String messageId,
        Instant time) {}
