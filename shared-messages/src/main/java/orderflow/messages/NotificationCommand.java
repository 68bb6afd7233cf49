package orderflow.messages;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.UUID;

/** Command Messages to notification-service; one-way, so there is no reply. */
public sealed interface NotificationCommand {

    UUID orderId();

    /** Tells the customer how the order ended: at most one notification per order and occasion. */
    @JsonTypeName("notification.notify-customer.v1")
    record NotifyCustomer(UUID orderId, String customerId, Occasion occasion, String text)
            implements NotificationCommand {

        public NotifyCustomer {
            Require.present("orderId", orderId);
            Require.name("customerId", customerId);
            Require.present("occasion", occasion);
            Require.text("text", text);
        }
    }

    enum Occasion {
        ORDER_COMPLETED,
        ORDER_REJECTED,
        ORDER_CANCELLED
    }
}
