package orderflow.notification.notification;

import java.util.UUID;

/** There is something new to tell; published within the transaction that stores it. */
public record NotificationStored(UUID orderId) {}
