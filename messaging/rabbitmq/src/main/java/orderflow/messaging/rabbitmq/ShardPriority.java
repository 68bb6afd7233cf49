package orderflow.messaging.rabbitmq;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Rendezvous hashing: each instance consumes each shard with a priority of its own, and the broker makes the highest
 * one the single active consumer. So shards spread over the instances, and move when one comes or goes, without
 * coordination.
 */
final class ShardPriority {

    private static final int PRIORITIES = 1_000_000;

    private ShardPriority() {}

    /** @return 0 to {@value #PRIORITIES} - 1; the same for the same instance and queue */
    static int of(String instance, String queue) {
        CRC32 hash = new CRC32();
        hash.update((instance + "/" + queue).getBytes(StandardCharsets.UTF_8));
        return (int) (hash.getValue() % PRIORITIES);
    }
}
