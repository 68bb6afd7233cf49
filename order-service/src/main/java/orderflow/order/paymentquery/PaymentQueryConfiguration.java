package orderflow.order.paymentquery;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;

/** How payment-service is reached by HTTP. */
@Configuration(proxyBeanMethods = false)
class PaymentQueryConfiguration {

    @Bean
    PaymentQuery paymentQuery(
            RestClient.Builder client,
            Bulkhead paymentBulkhead,
            CircuitBreaker paymentCircuit,
            PaymentServiceProperties properties) {
        HttpClientSettings timeouts =
                HttpClientSettings.defaults().withTimeouts(properties.connectTimeout(), properties.readTimeout());
        RestClient paymentService = client.baseUrl(properties.url())
                .requestFactory(ClientHttpRequestFactoryBuilder.jdk().build(timeouts))
                // requests are read strictly, answers are not
                .configureMessageConverters(
                        converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter()))
                .build();
        return new PaymentQuery(paymentService, paymentBulkhead, paymentCircuit, properties.circuitOpenFor());
    }

    /** Lets nobody wait for a place, since that would hold a thread, too. */
    @Bean
    Bulkhead paymentBulkhead(PaymentServiceProperties properties) {
        return Bulkhead.of(
                "payment-service",
                BulkheadConfig.custom()
                        .maxConcurrentCalls(properties.mostAtOnce())
                        .maxWaitDuration(Duration.ZERO)
                        .writableStackTraceEnabled(false)
                        .build());
    }

    @Bean
    CircuitBreaker paymentCircuit(PaymentServiceProperties properties, Clock clock) {
        return PaymentCircuit.closed(properties.circuitOpenFor(), clock);
    }

    @Bean
    MeterBinder circuitGauge(CircuitBreaker paymentCircuit) {
        return registry -> Gauge.builder(
                        "orderflow.circuit.open", () -> paymentCircuit.getState() == State.CLOSED ? 0 : 1)
                .description("1 while a service that does not answer is not asked, or tried by one question")
                .tag("service", paymentCircuit.getName())
                .register(registry);
    }
}
