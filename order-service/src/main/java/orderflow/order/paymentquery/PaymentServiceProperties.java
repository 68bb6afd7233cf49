package orderflow.order.paymentquery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How payment-service is asked by HTTP. Messages to it do not need this.
 *
 * @param url where it listens
 * @param connectTimeout how long connecting may take
 * @param readTimeout how long its answer may take; a request thread waits that long
 * @param mostAtOnce how many request threads may wait for it at the same time; all others are left to other requests
 * @param circuitOpenFor how long it is not asked at all after too many failures
 */
@ConfigurationProperties("orderflow.payment-service")
record PaymentServiceProperties(
        String url,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("2s") Duration readTimeout,
        @DefaultValue("20") int mostAtOnce,
        @DefaultValue("5s") Duration circuitOpenFor) {}
