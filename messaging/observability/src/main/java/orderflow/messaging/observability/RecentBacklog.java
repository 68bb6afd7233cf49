package orderflow.messaging.observability;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import orderflow.messaging.outbox.Outbox;

/** The outbox's backlog, read once for all who ask within a second: several gauges of one scrape, say. */
final class RecentBacklog implements Supplier<Outbox.Backlog> {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Outbox outbox;
    private final Clock clock;
    private Instant read = Instant.MIN;
    private Outbox.Backlog backlog = new Outbox.Backlog(0, Duration.ZERO, 0);

    RecentBacklog(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public synchronized Outbox.Backlog get() {
        Instant now = clock.instant();
        if (!now.isBefore(read.equals(Instant.MIN) ? read : read.plus(FRESH))) {
            backlog = outbox.backlog();
            read = now;
        }
        return backlog;
    }
}
