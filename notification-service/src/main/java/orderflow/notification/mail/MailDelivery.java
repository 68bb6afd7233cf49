package orderflow.notification.mail;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Optional;
import orderflow.notification.customer.Customer;
import orderflow.notification.customer.Customers;
import orderflow.notification.customer.EmailAddress;
import orderflow.notification.mail.MailAnswer.Verdict;
import orderflow.notification.notification.MailState;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivers mail, each in a transaction that holds its row, so of several instances one sends it. At least once: SMTP is
 * not idempotent, and a crash between the server's 250 and our commit sends the mail again, under the same
 * {@code Message-ID}.
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
    private final TransactionTemplate transactions;

    MailDelivery(
            MailQueue queue,
            Customers customers,
            MailWriter writer,
            MailProperties properties,
            Outage outage,
            MailTap tap,
            TransactionTemplate transactions) {
        this.queue = queue;
        this.customers = customers;
        this.writer = writer;
        this.properties = properties;
        this.outage = outage;
        this.tap = tap;
        this.transactions = transactions;
    }

    /** @return whether it makes sense to go on at once: there was something to deliver, and the server is there */
    boolean deliverNext(MailConnection connection) {
        return Boolean.TRUE.equals(transactions.execute(status ->
                queue.takeNext().map(mail -> deliver(mail, connection)).orElse(false)));
    }

    private boolean deliver(Mail mail, MailConnection connection) {
        Optional<Customer> customer = customers.find(mail.customerId());
        if (customer.isEmpty()) {
            String reason = "the customer's address is not known yet";
            queue.postpone(mail, UNTIL_ADDRESS_IS_KNOWN, mail.failedAttempts(), reason);
            return true;
        }
        return customer.get()
                .email()
                .map(address -> send(mail, address, connection))
                .orElseGet(() -> leaveUnsent(mail));
    }

    private boolean leaveUnsent(Mail mail) {
        String reason = "the customer has given no address";
        queue.setAside(mail, MailState.NOT_MAILED, Optional.empty(), reason);
        tap.notMailed(mail, reason);
        return true;
    }

    private boolean send(Mail mail, EmailAddress address, MailConnection connection) {
        MailAnswer answer = answer(mail, address, connection);
        switch (answer.verdict()) {
            case ACCEPTED -> accepted(mail, address);
            case REFUSED -> refused(mail, address, answer.reason());
            case PUT_OFF -> putOff(mail, address, answer.reason());
            // others go first, should it be this mail that the server cannot stand
            case BROKEN_OFF -> queue.postpone(mail, UNTIL_TRIED_AGAIN, mail.failedAttempts(), answer.reason());
            case OUT_OF_REACH -> {} // it is the first again
        }
        return isThere(answer);
    }

    private MailAnswer answer(Mail mail, EmailAddress address, MailConnection connection) {
        try {
            return connection.send(mail, writer.write(mail, address));
        } catch (MessagingException e) {
            return new MailAnswer(Verdict.REFUSED, e.toString());
        }
    }

    private boolean isThere(MailAnswer answer) {
        if (answer.verdict() == Verdict.BROKEN_OFF || answer.verdict() == Verdict.OUT_OF_REACH) {
            outage.goesOn(answer.reason());
            return false;
        }
        outage.isOver();
        return true;
    }

    private void accepted(Mail mail, EmailAddress address) {
        queue.sent(mail, address);
        tap.sent(mail, address);
    }

    private void refused(Mail mail, EmailAddress address, String reason) {
        queue.setAside(mail, MailState.REFUSED, Optional.of(address), reason);
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
