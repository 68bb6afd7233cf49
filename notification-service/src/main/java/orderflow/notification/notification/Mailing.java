package orderflow.notification.notification;

import java.time.Instant;
import java.util.Optional;
import orderflow.notification.customer.EmailAddress;

/**
 * What became of a notification's mail.
 *
 * @param address where it went, or should have gone; empty while that is not known
 * @param reason why it is not sent, or not yet
 */
public record Mailing(
        MailState state, Optional<EmailAddress> address, Optional<Instant> sentAt, Optional<String> reason) {

    static final Mailing PENDING = new Mailing(MailState.PENDING, Optional.empty(), Optional.empty(), Optional.empty());
}
