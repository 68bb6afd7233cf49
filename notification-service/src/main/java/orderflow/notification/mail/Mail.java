package orderflow.notification.mail;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What is to be mailed to a customer about an order.
 *
 * @param occasion by name, because a newer instance may have stored one that this instance does not know
 * @param failedAttempts how often the server has put it off
 * @param traceparent W3C trace context of the command that it comes from
 */
record Mail(
        long id,
        UUID orderId,
        String occasion,
        String customerId,
        String text,
        Instant createdAt,
        int failedAttempts,
        Optional<String> traceparent) {

    private static final int SHORT = 8;

    /** @return the same whenever the mail is sent, and of no other mail: {@code order-completed.ORDERID} */
    String name() {
        return kind() + "." + orderId;
    }

    /** @return such as {@code order-completed} */
    String kind() {
        return occasion.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @return such as {@code completed} */
    String outcome() {
        return kind().substring(kind().indexOf('-') + 1);
    }

    /** @return the end of the id, since time-ordered ids begin alike */
    String shortOrderId() {
        String id = orderId.toString();
        return id.substring(id.length() - SHORT);
    }
}
