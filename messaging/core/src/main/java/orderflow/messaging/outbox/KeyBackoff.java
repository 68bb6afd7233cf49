package orderflow.messaging.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The shard keys whose messages fail while others of their lane are confirmed: on Kafka, say, those of one partition
 * without enough replicas. They are tried less and less often, so that the others need not wait for them. Thread-safe.
 */
final class KeyBackoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private record Key(Lane lane, String shardKey) {}

    private record Pause(Duration length, Instant end) {}

    private final Map<Key, Pause> pauses = new ConcurrentHashMap<>();
    private final Clock clock;

    KeyBackoff(Clock clock) {
        this.clock = clock;
    }

    /** @return those that are not to be tried now */
    Set<String> keysOf(Lane lane) {
        Instant now = clock.instant();
        return pauses.entrySet().stream()
                .filter(pause -> pause.getKey().lane().equals(lane)
                        && now.isBefore(pause.getValue().end()))
                .map(pause -> pause.getKey().shardKey())
                .collect(Collectors.toSet());
    }

    void settle(Lane lane, RelayBatch batch) {
        Instant longAgo = clock.instant().minus(LONGEST); // another instance, or a refusal, has settled these
        pauses.values().removeIf(pause -> pause.end().isBefore(longAgo));
        batch.confirmed().forEach(message -> pauses.remove(key(lane, message)));
        batch.failures().forEach(failure -> pauses.merge(key(lane, failure.message()), pause(FIRST), this::longer));
    }

    private static Key key(Lane lane, OutboxMessage message) {
        return new Key(lane, message.message().headers().shardKey());
    }

    private Pause longer(Pause last, Pause first) {
        Duration doubled = last.length().multipliedBy(2);
        return pause(doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST);
    }

    private Pause pause(Duration length) {
        return new Pause(length, clock.instant().plus(length));
    }
}
