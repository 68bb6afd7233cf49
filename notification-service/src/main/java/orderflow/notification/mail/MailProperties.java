package orderflow.notification.mail;

import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the mail that notification-service sends; the server's are {@code spring.mail.*}.
 *
 * @param from sender, and where replies go
 * @param directory folder into which mail is written instead of being sent to a server
 * @param sweepInterval how often mail is looked for that has been left behind
 * @param retry what to do about mail that the server does not take yet
 */
@ConfigurationProperties("orderflow.mail")
record MailProperties(
        String from,
        Optional<String> directory,
        @DefaultValue("2s") Duration sweepInterval,
        @DefaultValue Retry retry) {

    /**
     * For mail that its recipient's server puts off (4xx): with the defaults it is given up after four days.
     *
     * @param firstDelay before the second attempt; each further delay is twice as long
     * @param longestDelay bound of the delays
     * @param attempts after so many the mail counts as refused
     */
    record Retry(
            @DefaultValue("10s") Duration firstDelay,
            @DefaultValue("1h") Duration longestDelay,
            @DefaultValue("100") int attempts) {

        private static final int MOST_DOUBLINGS = 30;

        /** @param failed attempts before the delay, at least one */
        Duration delayAfter(int failed) {
            Duration delay = firstDelay.multipliedBy(1L << Math.min(failed - 1, MOST_DOUBLINGS));
            return delay.compareTo(longestDelay) < 0 ? delay : longestDelay;
        }

        boolean isOverAfter(int failed) {
            return failed >= attempts;
        }
    }
}
