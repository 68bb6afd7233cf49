package orderflow.messaging.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The table in which messages wait until the broker has confirmed them. All methods but the last three need a
 * transaction.
 */
public interface Outbox {

    /** A batch that has this many bytes of bodies takes no further message: several lanes are in memory at a time. */
    long MOST_BYTES = 8L * 1024 * 1024;

    /** @return the same messages in the same order, with their ids */
    List<OutboxMessage> append(List<OutboxMessage> messages);

    /**
     * Has the lanes to itself until the transaction ends; waits while another has one of them.
     *
     * @return those whose messages may be sent to that broker now: not while they are held, nor when another carries
     *     them
     */
    Set<Lane> lock(Collection<Lane> lanes, String broker);

    /**
     * @param lanes each with the shard keys whose messages are not wanted now
     * @param limit most messages of one lane
     * @return the oldest messages of each lane, in the order of their ids, without those of shard keys that a refused
     *     message blocks, until all together have {@link #MOST_BYTES}
     */
    List<OutboxMessage> oldest(Map<Lane, Set<String>> lanes, int limit);

    void delete(Collection<OutboxMessage> messages);

    /** Marks a message that its broker will never take; it stays, and blocks its shard key. */
    void markRefused(Lane lane, long id, String reason);

    /** @return the lanes in which a message has waited since before that instant */
    Set<Lane> lanesWaitingSince(Instant instant);

    /** @return since when the lane's oldest message waits, of those that can be sent; empty when none does */
    Optional<Instant> waitingSince(Lane lane);

    Backlog backlog();

    /**
     * @param depth number of messages that wait
     * @param age how long the oldest has waited; zero when none does
     * @param refused number of messages that their broker will never take
     */
    record Backlog(long depth, Duration age, long refused) {}
}
