package orderflow.messaging.autoconfigure;

import java.time.Clock;
import java.util.List;
import orderflow.messaging.channel.WireTap;
import orderflow.messaging.jdbc.JdbcSagaInstances;
import orderflow.messaging.outbox.MessagingGateway;
import orderflow.messaging.outbox.Transactions;
import orderflow.messaging.saga.SagaDefinition;
import orderflow.messaging.saga.SagaInstances;
import orderflow.messaging.saga.SagaOrchestrator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sagas of a service that defines some. */
@Configuration(proxyBeanMethods = false)
class SagaConfiguration {

    @Bean
    SagaInstances sagaInstances(JdbcClient jdbc, Clock clock) {
        return new JdbcSagaInstances(jdbc, clock);
    }

    @Bean
    @ConditionalOnBean(SagaDefinition.class)
    SagaOrchestrator sagaOrchestrator(
            List<SagaDefinition<?>> definitions,
            SagaInstances instances,
            Transactions transactions,
            MessagingGateway gateway,
            MessagingProperties properties,
            List<WireTap> taps,
            Clock clock) {
        return new SagaOrchestrator(
                definitions, instances, transactions, gateway, properties.replyChannel(), WireTap.all(taps), clock);
    }
}
