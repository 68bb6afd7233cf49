package orderflow.notification.web;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import orderflow.messages.NotificationCommand.Occasion;
import orderflow.notification.customer.EmailAddress;
import orderflow.notification.notification.MailState;
import orderflow.notification.notification.Mailing;
import orderflow.notification.notification.Notification;

/** A notification as HTTP shows it: the address masked, since whoever knows an order id may look. */
record NotificationView(
        UUID orderId, String customerId, Occasion occasion, String text, Instant createdAt, MailView mail) {

    record MailView(MailState state, Optional<String> address, Optional<Instant> sentAt, Optional<String> reason) {

        static MailView of(Mailing mail) {
            return new MailView(mail.state(), mail.address().map(EmailAddress::toString), mail.sentAt(), mail.reason());
        }
    }

    static NotificationView of(Notification notification) {
        return new NotificationView(
                notification.orderId(),
                notification.customerId(),
                notification.occasion(),
                notification.text(),
                notification.createdAt(),
                MailView.of(notification.mail()));
    }
}
