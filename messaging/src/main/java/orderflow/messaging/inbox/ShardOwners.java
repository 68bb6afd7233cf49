package orderflow.messaging.inbox;

import java.util.Optional;

/** Who handles which shard: the memory that the instances of a service share. For people to see, not for fencing. */
public interface ShardOwners {

    /**
     * Notes that this instance handles the shard's messages now.
     *
     * @return the instance that did before, {@code "nobody"} if none; empty when it has been this one all along
     */
    Optional<String> takeOver(String subscriber, String channel, int shard);
}
