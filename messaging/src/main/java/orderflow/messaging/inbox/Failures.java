package orderflow.messaging.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import orderflow.messaging.message.MessageHeaders;

/** The messages that keep failing and so block their shards: for health, metrics and the next backoff. Thread-safe. */
public final class Failures {

    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 6;
    // one that has not been tried for so long has moved to another instance, which now tells of it
    private static final Duration FORGOTTEN_AFTER = LONGEST_BACKOFF.multipliedBy(6);

    /**
     * A message that fails again and again; everything behind it in its shard waits.
     *
     * @param attempts how often it was tried here
     */
    public record Failure(
            String subscriber, MessageHeaders headers, int attempts, Instant since, Instant lastTried, String cause) {

        /** @return how long to wait before the next attempt: doubling, from 200 ms to 10 s */
        Duration backoff() {
            Duration doubled = FIRST_BACKOFF.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
            return doubled.compareTo(LONGEST_BACKOFF) < 0 ? doubled : LONGEST_BACKOFF;
        }
    }

    private record Key(String subscriber, UUID messageId) {}

    private final Map<Key, Failure> failures = new ConcurrentHashMap<>();
    private final Clock clock;

    public Failures(Clock clock) {
        this.clock = clock;
    }

    Failure failed(String subscriber, MessageHeaders headers, Throwable cause) {
        Instant now = clock.instant();
        Failure first = new Failure(subscriber, headers, 1, now, now, cause.toString());
        return failures.merge(
                new Key(subscriber, headers.id()),
                first,
                (old, fresh) -> new Failure(subscriber, headers, old.attempts() + 1, old.since(), now, fresh.cause()));
    }

    void settled(String subscriber, Collection<IncomingMessage> messages) {
        if (!failures.isEmpty()) {
            messages.forEach(message ->
                    failures.remove(new Key(subscriber, message.headers().id())));
        }
    }

    /** @return what blocks a shard at this moment */
    public List<Failure> blocking() {
        Instant oldest = clock.instant().minus(FORGOTTEN_AFTER);
        failures.values().removeIf(failure -> failure.lastTried().isBefore(oldest));
        return List.copyOf(failures.values());
    }
}
