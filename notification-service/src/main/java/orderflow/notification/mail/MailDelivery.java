package orderflow.notification.mail;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import orderflow.messaging.message.MessageTracing;
import orderflow.notification.customer.Customer;
import orderflow.notification.customer.EmailAddress;
import orderflow.notification.mail.MailAnswer.Verdict;
import orderflow.notification.notification.MailState;
import org.springframework.stereotype.Component;

/**
 * Delivers a mail that this instance has claimed. At least once: SMTP is not idempotent, and a crash between the
 * server's 250 and our note of it sends the mail again, under the same {@code Message-ID}.
 */
@Component
class MailDelivery {

    private static final Duration UNTIL_ADDRESS_IS_KNOWN = Duration.ofSeconds(5);
    private static final Duration UNTIL_TRIED_AGAIN = Duration.ofSeconds(30);
    private static final String ADDRESS_UNKNOWN = "the customer's address is not known yet";

    private final MailWriter writer;
    private final MailProperties properties;
    private final Outage outage;
    private final MailTap tap;
    private final MessageTracing tracing;
    private final Clock clock;

    MailDelivery(
            MailWriter writer,
            MailProperties properties,
            Outage outage,
            MailTap tap,
            MessageTracing tracing,
            Clock clock) {
        this.writer = writer;
        this.properties = properties;
        this.outage = outage;
        this.tap = tap;
        this.tracing = tracing;
        this.clock = clock;
    }

    /** @param customer empty while nothing is known of the customer */
    MailOutcome deliver(Mail mail, Optional<Customer> customer, MailConnection connection) {
        return tracing.resuming(
                "mail " + mail.kind(),
                mail.traceparent(),
                () -> customer.map(known -> known.email()
                                .map(address -> send(mail, address, connection))
                                .orElseGet(() -> leaveUnsent(mail)))
                        .orElseGet(() -> postponed(mail, UNTIL_ADDRESS_IS_KNOWN, ADDRESS_UNKNOWN)));
    }

    private MailOutcome leaveUnsent(Mail mail) {
        String reason = "the customer has given no address";
        tap.notMailed(mail, reason);
        return MailOutcome.unsent(mail, MailState.NOT_MAILED, Optional.empty(), reason);
    }

    private MailOutcome send(Mail mail, EmailAddress address, MailConnection connection) {
        MailAnswer answer = answer(mail, address, connection);
        outage.learn(answer);
        return switch (answer.verdict()) {
            case ACCEPTED -> accepted(mail, address);
            case REFUSED -> refused(mail, address, answer.reason());
            case PUT_OFF -> putOff(mail, address, answer.reason());
            // others go first, should it be this mail that the server cannot stand
            case BROKEN_OFF -> postponed(mail, UNTIL_TRIED_AGAIN, answer.reason());
            case OUT_OF_REACH -> postponed(mail, Duration.ZERO, answer.reason());
        };
    }

    private MailAnswer answer(Mail mail, EmailAddress address, MailConnection connection) {
        try {
            return connection.send(mail, writer.write(mail, address));
        } catch (MessagingException e) {
            return new MailAnswer(Verdict.REFUSED, e.toString());
        }
    }

    private MailOutcome accepted(Mail mail, EmailAddress address) {
        tap.sent(mail, address);
        return MailOutcome.sent(mail, address, clock.instant());
    }

    private MailOutcome refused(Mail mail, EmailAddress address, String reason) {
        tap.refused(mail, address, reason);
        return MailOutcome.unsent(mail, MailState.REFUSED, Optional.of(address), reason);
    }

    private MailOutcome putOff(Mail mail, EmailAddress address, String reason) {
        int failed = mail.failedAttempts() + 1;
        if (properties.retry().isOverAfter(failed)) {
            return refused(mail, address, "given up after " + failed + " attempts: " + reason);
        }
        tap.putOff(mail, address, reason);
        return MailOutcome.postponed(
                mail, clock.instant().plus(properties.retry().delayAfter(failed)), failed, reason);
    }

    private MailOutcome postponed(Mail mail, Duration delay, String reason) {
        return MailOutcome.postponed(mail, clock.instant().plus(delay), mail.failedAttempts(), reason);
    }
}
