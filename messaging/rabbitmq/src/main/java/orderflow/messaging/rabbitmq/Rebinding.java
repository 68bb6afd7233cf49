package orderflow.messaging.rabbitmq;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps events back while their subscribers bind their queues again. An exchange that is made anew has no bindings, and
 * one that nobody is bound to confirms what it drops. Only for channels that had subscribers before; an event that
 * really has none is not kept for ever. Thread-safe.
 */
final class Rebinding {

    /** Longer than the time between two declarations of a subscriber's queue. */
    static final Duration AFTER_LOSS = TopologyGuard.PERIOD.plusSeconds(2);

    /** Subscribers that have lost the same connection bind their queues as soon as they have it again. */
    static final Duration AFTER_RECONNECT = Duration.ofSeconds(3);

    private final Set<String> hadSubscribers = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> keptBackUntil = new ConcurrentHashMap<>();
    private final Map<String, Instant> unroutableSince = new ConcurrentHashMap<>();
    private final Clock clock;

    Rebinding(Clock clock) {
        this.clock = clock;
    }

    /** An event has reached a queue. */
    void routed(String channel) {
        hadSubscribers.add(channel);
        unroutableSince.remove(channel);
    }

    void exchangeWasGone(String channel) {
        keepBack(channel, AFTER_LOSS);
    }

    void reconnected() {
        hadSubscribers.forEach(channel -> keepBack(channel, AFTER_RECONNECT));
    }

    private void keepBack(String channel, Duration time) {
        if (hadSubscribers.contains(channel)) {
            Instant until = clock.instant().plus(time);
            keptBackUntil.merge(channel, until, (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    boolean isKeptBack(String channel) {
        return clock.instant().isBefore(keptBackUntil.getOrDefault(channel, Instant.MIN));
    }

    /** @return whether an event that no queue is bound for is to be sent again */
    boolean mayBeBoundAgain(String channel) {
        if (!hadSubscribers.contains(channel)) {
            return false;
        }
        Instant now = clock.instant();
        Instant since = unroutableSince.computeIfAbsent(channel, first -> now);
        boolean soon = now.isBefore(since.plus(AFTER_LOSS));
        if (!soon) {
            hadSubscribers.remove(channel);
            unroutableSince.remove(channel);
        }
        return soon;
    }
}
