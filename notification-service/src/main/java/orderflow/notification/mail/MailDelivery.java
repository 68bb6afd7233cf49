package orderflow.notification.mail;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Optional;
import orderflow.messaging.message.MessageTracing;
import orderflow.notification.customer.Customer;
import orderflow.notification.customer.Customers;
import orderflow.notification.customer.EmailAddress;
import orderflow.notification.mail.MailAnswer.Verdict;
import orderflow.notification.notification.MailState;
import org.springframework.stereotype.Component;

/**
 * Delivers mail, each by the one instance that claims it. At least once: SMTP is not idempotent, and a crash between
 * the server's 250 and our note of it sends the mail again, under the same {@code Message-ID}.
 */
@Component
class MailDelivery {

    private static final Duration UNTIL_ADDRESS_IS_KNOWN = Duration.ofSeconds(5);
    private static final Duration UNTIL_TRIED_AGAIN = Duration.ofSeconds(30);

    private final MailQueue queue;
    private final Customers customers;
    private final MailWriter writer;
    private final MailProperties properties;
    private final Outage outage;
    private final MailTap tap;
    private final MessageTracing tracing;

    MailDelivery(
            MailQueue queue,
            Customers customers,
            MailWriter writer,
            MailProperties properties,
            Outage outage,
            MailTap tap,
            MessageTracing tracing) {
        this.queue = queue;
        this.customers = customers;
        this.writer = writer;
        this.properties = properties;
        this.outage = outage;
        this.tap = tap;
        this.tracing = tracing;
    }

    /** @return false when another instance has the mail, or had it in the meantime */
    boolean deliver(long id, MailConnection connection) {
        Optional<Mail> mail = queue.claim(id);
        mail.ifPresent(claimed ->
                tracing.resuming("mail " + claimed.kind(), claimed.traceparent(), () -> deliver(claimed, connection)));
        return mail.isPresent();
    }

    private Mail deliver(Mail mail, MailConnection connection) {
        Optional<Customer> customer = customers.find(mail.customerId());
        if (customer.isEmpty()) {
            String reason = "the customer's address is not known yet";
            queue.postpone(mail, UNTIL_ADDRESS_IS_KNOWN, mail.failedAttempts(), reason);
        } else {
            customer.get().email().ifPresentOrElse(address -> send(mail, address, connection), () -> leaveUnsent(mail));
        }
        return mail;
    }

    private void leaveUnsent(Mail mail) {
        String reason = "the customer has given no address";
        queue.endUnsent(mail, MailState.NOT_MAILED, Optional.empty(), reason);
        tap.notMailed(mail, reason);
    }

    private void send(Mail mail, EmailAddress address, MailConnection connection) {
        MailAnswer answer = answer(mail, address, connection);
        outage.learn(answer);
        switch (answer.verdict()) {
            case ACCEPTED -> accepted(mail, address);
            case REFUSED -> refused(mail, address, answer.reason());
            case PUT_OFF -> putOff(mail, address, answer.reason());
            // others go first, should it be this mail that the server cannot stand
            case BROKEN_OFF -> queue.postpone(mail, UNTIL_TRIED_AGAIN, mail.failedAttempts(), answer.reason());
            case OUT_OF_REACH -> queue.postpone(mail, Duration.ZERO, mail.failedAttempts(), answer.reason());
        }
    }

    private MailAnswer answer(Mail mail, EmailAddress address, MailConnection connection) {
        try {
            return connection.send(mail, writer.write(mail, address));
        } catch (MessagingException e) {
            return new MailAnswer(Verdict.REFUSED, e.toString());
        }
    }

    private void accepted(Mail mail, EmailAddress address) {
        queue.sent(mail, address);
        tap.sent(mail, address);
    }

    private void refused(Mail mail, EmailAddress address, String reason) {
        queue.endUnsent(mail, MailState.REFUSED, Optional.of(address), reason);
        tap.refused(mail, address, reason);
    }

    private void putOff(Mail mail, EmailAddress address, String reason) {
        int failed = mail.failedAttempts() + 1;
        if (properties.retry().isOverAfter(failed)) {
            refused(mail, address, "given up after " + failed + " attempts: " + reason);
        } else {
            queue.postpone(mail, properties.retry().delayAfter(failed), failed, reason);
            tap.putOff(mail, address, reason);
        }
    }
}
