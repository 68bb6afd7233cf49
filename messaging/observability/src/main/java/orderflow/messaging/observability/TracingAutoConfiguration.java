package orderflow.messaging.observability;

import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import orderflow.messaging.message.MessageTracing;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Traces messages with the application's tracer, when it has one ({@code spring-boot-starter-opentelemetry}). */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.brave.autoconfigure.BraveAutoConfiguration"
        },
        beforeName = "orderflow.messaging.autoconfigure.MessagingAutoConfiguration")
class TracingAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({Tracer.class, Propagator.class})
    @ConditionalOnBean({Tracer.class, Propagator.class})
    static class WithTracer {

        @Bean
        @ConditionalOnMissingBean
        MessageTracing messageTracing(
                ObjectProvider<ObservationRegistry> registry, Tracer tracer, Propagator propagator) {
            return new MessageTraces(registry.getIfAvailable(() -> ObservationRegistry.NOOP), tracer, propagator);
        }
    }

    @Bean
    @ConditionalOnMissingBean
    MessageTracing messageTracing(ObjectProvider<ObservationRegistry> registry) {
        return new MessageObservations(registry.getIfAvailable(() -> ObservationRegistry.NOOP));
    }
}
