package orderflow.messaging.saga;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Whether the replies that were waiting have been handled, so that a deadline may fire: time in which no reply could be
 * handled, because the service or its broker was away, must not count. That is so when the reply channel was seen empty
 * for a moment, or has been within reach for a while, however much comes. Thread-safe.
 */
public final class RepliesHandled implements EarlierReplies {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(400);
    private static final Duration LOOKED_AWAY = Duration.ofSeconds(4);

    /** Meanwhile, what a receiver has in hand is handled, and participants that were cut off as well answer. */
    private static final Duration EMPTY_FOR = Duration.ofSeconds(5);

    private static final Duration REACHED_FOR = Duration.ofSeconds(30);

    private final Supplier<OptionalLong> remaining;
    private final Clock clock;
    private Instant looked = Instant.EPOCH;
    private Optional<Instant> reachedSince = Optional.empty();
    private Optional<Instant> emptySince = Optional.empty();

    /** @param remaining number of replies that are not handled; empty when that cannot be told now */
    public RepliesHandled(Supplier<OptionalLong> remaining, Clock clock) {
        this.remaining = remaining;
        this.clock = clock;
    }

    @Override
    public synchronized boolean areHandled() {
        Instant now = clock.instant();
        if (!now.isBefore(looked.plus(BETWEEN_LOOKS))) {
            look(now);
        }
        return lasts(emptySince, EMPTY_FOR, now) || lasts(reachedSince, REACHED_FOR, now);
    }

    private void look(Instant now) {
        if (now.isAfter(looked.plus(LOOKED_AWAY))) { // nobody knows what happened since then
            reachedSince = Optional.empty();
            emptySince = Optional.empty();
        }
        looked = now;
        OptionalLong replies = remaining.get();
        reachedSince = replies.isPresent() ? reachedSince.or(() -> Optional.of(now)) : Optional.empty();
        boolean empty = replies.isPresent() && replies.getAsLong() == 0;
        emptySince = empty ? emptySince.or(() -> Optional.of(now)) : Optional.empty();
    }

    private static boolean lasts(Optional<Instant> since, Duration time, Instant now) {
        return since.isPresent() && !now.isBefore(since.get().plus(time));
    }
}
