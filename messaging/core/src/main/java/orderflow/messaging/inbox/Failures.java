package orderflow.messaging.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.message.MessageHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What blocks a shard: a message that keeps failing, or that nothing can be read. For health, metrics and the next
 * backoff. Thread-safe.
 */
public final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 6;
    // one that has not been tried for so long has moved to another instance, which now tells of it
    private static final Duration FORGOTTEN_AFTER = LONGEST_BACKOFF.multipliedBy(6);
    // adapters try to read every few seconds, and do not say when they can: there may be nothing to read
    private static final Duration READABLE_AFTER = Duration.ofSeconds(15);

    /**
     * Where it is that nothing goes on.
     *
     * @param shard {@link Receiver#ALL_SHARDS} when it is not known which
     * @param headers of the message in the way; empty when they cannot be read
     */
    public record Place(String subscriber, String channel, int shard, Optional<MessageHeaders> headers) {

        private Key key() {
            return new Key(subscriber, channel, shard, headers.map(MessageHeaders::id));
        }

        @Override
        public String toString() {
            return subscriber + ", " + channel + (shard == Receiver.ALL_SHARDS ? "" : " shard " + shard)
                    + headers.map(known -> ", " + known.type() + " " + known.id())
                            .orElse("");
        }
    }

    /**
     * Fails again and again; everything behind it in its shard waits.
     *
     * @param attempts how often it was tried here
     */
    public record Failure(Place place, int attempts, Instant since, Instant lastTried, String cause) {

        /** @return how long to wait before the next attempt: doubling, from 200 ms to 10 s */
        Duration backoff() {
            Duration doubled = FIRST_BACKOFF.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
            return doubled.compareTo(LONGEST_BACKOFF) < 0 ? doubled : LONGEST_BACKOFF;
        }
    }

    private record Key(String subscriber, String channel, int shard, Optional<UUID> messageId) {}

    private final Map<Key, Failure> messages = new ConcurrentHashMap<>();
    private final Map<Key, Failure> reading = new ConcurrentHashMap<>();
    private final Clock clock;

    public Failures(Clock clock) {
        this.clock = clock;
    }

    /** Logs the first failure with its stack trace; the wire tap shows the next ones in a line each. */
    Failure failed(Place place, Throwable cause) {
        Failure failure = count(messages, place, cause);
        if (failure.attempts() == 1) {
            LOG.warn("{}: cannot be handled now, and is tried again until it can", place, cause);
        }
        return failure;
    }

    /** Logs the first failure with its stack trace. */
    void cannotRead(Place place, Throwable cause) {
        if (count(reading, place, cause).attempts() == 1) {
            LOG.warn("{}: cannot be read now, and is tried again until it can", place, cause);
        }
    }

    private Failure count(Map<Key, Failure> where, Place place, Throwable cause) {
        Instant now = clock.instant();
        return where.merge(
                place.key(),
                new Failure(place, 1, now, now, cause.toString()),
                (old, fresh) -> new Failure(place, old.attempts() + 1, old.since(), now, fresh.cause()));
    }

    /** Something was read from that shard; of the others nobody knows. */
    void read(Place place) {
        if (!reading.isEmpty()) {
            reading.remove(place.key());
        }
    }

    void settled(Place place) {
        if (!messages.isEmpty()) {
            messages.remove(place.key());
        }
    }

    /** @return what blocks a shard at this moment */
    public List<Failure> blocking() {
        Instant now = clock.instant();
        messages.values().removeIf(failure -> failure.lastTried().isBefore(now.minus(FORGOTTEN_AFTER)));
        reading.values().removeIf(failure -> failure.lastTried().isBefore(now.minus(READABLE_AFTER)));
        return Stream.concat(messages.values().stream(), reading.values().stream())
                .toList();
    }
}
