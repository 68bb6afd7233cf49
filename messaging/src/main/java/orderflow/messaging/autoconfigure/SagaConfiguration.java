package orderflow.messaging.autoconfigure;

import java.time.Clock;
import java.util.List;
import orderflow.messaging.channel.WireTap;
import orderflow.messaging.inbox.MessageHandlers;
import orderflow.messaging.outbox.MessagingGateway;
import orderflow.messaging.outbox.Transactions;
import orderflow.messaging.saga.SagaDefinition;
import orderflow.messaging.saga.SagaInstances;
import orderflow.messaging.saga.SagaOrchestrator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sagas of a service that defines some. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(SagaDefinition.class)
class SagaConfiguration {

    @Bean
    SagaOrchestrator sagaOrchestrator(
            List<SagaDefinition<?>> definitions,
            SagaInstances instances,
            Transactions transactions,
            MessagingGateway gateway,
            MessagingProperties properties,
            WireTap tap,
            Clock clock) {
        return new SagaOrchestrator(
                definitions, instances, transactions, gateway, properties.replyChannel(), tap, clock);
    }

    @Bean
    MessageHandlers sagaReplies(SagaOrchestrator orchestrator) {
        return orchestrator.replyHandlers();
    }
}
