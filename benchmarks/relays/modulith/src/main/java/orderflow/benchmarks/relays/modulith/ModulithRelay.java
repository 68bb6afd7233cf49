package orderflow.benchmarks.relays.modulith;

import java.util.concurrent.ExecutionException;
import orderflow.benchmarks.relays.workload.Broker;
import orderflow.benchmarks.relays.workload.Relay;
import orderflow.benchmarks.relays.workload.WorkDone;
import orderflow.benchmarks.relays.workload.Workload;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.events.EventExternalizationConfiguration;
import org.springframework.modulith.events.support.EventExternalizerModuleListener;

/**
 * Event externalization of Spring Modulith on JDBC, in its own mode. It does not poll: after the commit, the eight
 * threads of Spring Boot's executor each send one event at a time; more were no faster. Sent publications are deleted,
 * which its documentation offers against a table that grows. Events of a key may overtake each other, also with
 * {@code serialize-externalization}.
 */
@SpringBootApplication
@Import(Workload.class)
class ModulithRelay {

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        Workload.measure(ModulithRelay.class);
    }

    @Bean
    Relay relay(ApplicationEventPublisher events) {
        return events::publishEvent;
    }

    @Bean
    EventExternalizationConfiguration externalized(
            @Value("${spring.modulith.events.externalization.serialize-externalization}") boolean serialize) {
        return EventExternalizationConfiguration.externalizing()
                .selectByType(WorkDone.class)
                .serializeExternalization(serialize)
                .build();
    }

    /**
     * The transport of spring-modulith-events-kafka, without its choice of targets. With RabbitMQ, it waits for
     * confirms, which spring-modulith-events-amqp does not.
     */
    @Bean
    EventExternalizerModuleListener toBroker(EventExternalizationConfiguration configuration, Broker broker) {
        return new EventExternalizerModuleListener(configuration, (payload, target) -> broker.send((WorkDone) payload));
    }
}
