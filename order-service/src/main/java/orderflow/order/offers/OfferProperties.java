package orderflow.order.offers;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the payment offers.
 *
 * @param deadline how long offers are gathered unless the request says otherwise
 */
@ConfigurationProperties("orderflow.offers")
record OfferProperties(@DefaultValue("300ms") Duration deadline) {}
