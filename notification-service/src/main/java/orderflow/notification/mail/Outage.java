package orderflow.notification.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Circuit Breaker: while the mail server is away it is tried ever more rarely, once a minute at least; the log tells
 * once when it goes and once when it is back.
 */
final class Outage {

    private static final Logger LOG = LoggerFactory.getLogger("orderflow.mail");
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

    private final String server;
    private final Clock clock;
    private Duration delay = Duration.ZERO;
    private Instant nextTry = Instant.MIN;

    Outage(MailServer server, Clock clock) {
        this.server = server.toString();
        this.clock = clock;
    }

    /** @return whether it is too early to try again */
    synchronized boolean lasts() {
        return clock.instant().isBefore(nextTry);
    }

    void learn(MailAnswer answer) {
        switch (answer.verdict()) {
            case ACCEPTED, REFUSED, PUT_OFF -> isOver();
            case BROKEN_OFF, OUT_OF_REACH -> goesOn(answer.reason());
        }
    }

    synchronized void goesOn(String reason) {
        if (delay.isZero()) {
            LOG.warn("no mail can be sent to {}, it waits and is tried again: {}", server, reason);
            delay = FIRST_DELAY;
        } else {
            Duration doubled = delay.multipliedBy(2);
            delay = doubled.compareTo(LONGEST_DELAY) < 0 ? doubled : LONGEST_DELAY;
        }
        nextTry = clock.instant().plus(delay);
    }

    synchronized void isOver() {
        if (!delay.isZero()) {
            LOG.info("mail can be sent to {} again", server);
            delay = Duration.ZERO;
            nextTry = Instant.MIN;
        }
    }
}
