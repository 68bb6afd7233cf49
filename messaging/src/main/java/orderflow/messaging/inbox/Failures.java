package orderflow.messaging.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import orderflow.messaging.message.MessageHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The messages that keep failing and so block their shards: for health, metrics and the next backoff. Thread-safe. */
public final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 6;
    // one that has not been tried for so long has moved to another instance, which now tells of it
    private static final Duration FORGOTTEN_AFTER = LONGEST_BACKOFF.multipliedBy(6);

    /**
     * Where a message is that cannot be handled.
     *
     * @param headers empty when they cannot be read
     */
    public record Place(String subscriber, String channel, int shard, Optional<MessageHeaders> headers) {

        private Key key() {
            return new Key(subscriber, channel, shard, headers.map(MessageHeaders::id));
        }

        @Override
        public String toString() {
            return subscriber + ", " + channel + " shard " + shard
                    + headers.map(known -> ", " + known.type() + " " + known.id())
                            .orElse("");
        }
    }

    /**
     * A message that fails again and again; everything behind it in its shard waits.
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

    private final Map<Key, Failure> failures = new ConcurrentHashMap<>();
    private final Clock clock;

    public Failures(Clock clock) {
        this.clock = clock;
    }

    /** Logs the first failure with its stack trace; repetitions are told of in a line each. */
    Failure failed(Place place, Throwable cause) {
        Instant now = clock.instant();
        Failure first = new Failure(place, 1, now, now, cause.toString());
        Failure failure = failures.merge(
                place.key(),
                first,
                (old, fresh) -> new Failure(place, old.attempts() + 1, old.since(), now, fresh.cause()));
        if (failure.attempts() == 1) {
            LOG.warn("{}: cannot be handled now, and is tried again until it can", place, cause);
        }
        return failure;
    }

    void settled(Place place) {
        if (!failures.isEmpty()) {
            failures.remove(place.key());
        }
    }

    /** @return what blocks a shard at this moment */
    public List<Failure> blocking() {
        Instant oldest = clock.instant().minus(FORGOTTEN_AFTER);
        failures.values().removeIf(failure -> failure.lastTried().isBefore(oldest));
        return List.copyOf(failures.values());
    }
}
