package orderflow.notification.notification;

import java.time.Instant;
import java.util.UUID;
import orderflow.messages.NotificationCommand.Occasion;

/** What a customer is told about an order on one occasion. */
public record Notification(
        UUID orderId, String customerId, Occasion occasion, String text, Instant createdAt, Mailing mail) {}
