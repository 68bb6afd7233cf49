package orderflow.order.placeorder;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of order-service.
 *
 * @param paymentDeadline how long an authorisation may take before the order is rejected and its payment cancelled
 * @param idempotencyRetention how long a repeated request is recognised by its Idempotency-Key
 * @param placedEvent version of order.placed that is sent: V2 once every receiver understands it
 */
@ConfigurationProperties("orderflow.orders")
record OrderProperties(
        @DefaultValue("30s") Duration paymentDeadline,
        @DefaultValue("24h") Duration idempotencyRetention,
        @DefaultValue("v1") PlacedEvent placedEvent) {

    enum PlacedEvent {
        V1,
        V2
    }
}
