package orderflow.messaging.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who handles which shard: the memory that the instances of a service share. For people to see, not for fencing. */
public interface ShardOwners {

    /** The instance that handled a shard's messages last, and since when it does. */
    record Ownership(String subscriber, String channel, int shard, String instance, Instant since) {}

    /**
     * Notes that this instance handles the shard's messages now.
     *
     * @return the instance that did before, {@code "nobody"} if none; empty when it has been this one all along
     */
    Optional<String> takeOver(String subscriber, String channel, int shard);

    /** @return of every shard of which a message was handled, as far as anybody remembers; by channel and shard */
    default List<Ownership> all() {
        return List.of();
    }
}
