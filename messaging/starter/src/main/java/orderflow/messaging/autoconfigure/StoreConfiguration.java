package orderflow.messaging.autoconfigure;

import java.time.Clock;
import orderflow.messaging.inbox.ProcessedMessages;
import orderflow.messaging.inbox.ShardOwners;
import orderflow.messaging.jdbc.JdbcLanes;
import orderflow.messaging.jdbc.JdbcMessageHistory;
import orderflow.messaging.jdbc.JdbcOutbox;
import orderflow.messaging.jdbc.JdbcProcessedMessages;
import orderflow.messaging.jdbc.JdbcSagaInstances;
import orderflow.messaging.jdbc.JdbcShardOwners;
import orderflow.messaging.jdbc.Retention;
import orderflow.messaging.jdbc.SpringTransactions;
import orderflow.messaging.outbox.MessageHistory;
import orderflow.messaging.outbox.Outbox;
import orderflow.messaging.outbox.Transactions;
import orderflow.messaging.saga.SagaInstances;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** The library's tables in the service's own database. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    /** With JPA, pending aggregates are written before the outbox is. */
    @Bean
    @ConditionalOnMissingBean
    Transactions transactions(PlatformTransactionManager manager) {
        var current = new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_MANDATORY);
        return new SpringTransactions(
                manager, () -> manager.getTransaction(current).flush());
    }

    @Bean
    @ConditionalOnMissingBean(Outbox.class)
    JdbcOutbox outbox(JdbcTemplate jdbc, Clock clock) {
        return new JdbcOutbox(jdbc, clock);
    }

    @Bean
    @ConditionalOnMissingBean
    JdbcLanes lanes(JdbcClient jdbc) {
        return new JdbcLanes(jdbc);
    }

    @Bean
    @ConditionalOnMissingBean(ProcessedMessages.class)
    JdbcProcessedMessages processedMessages(JdbcTemplate jdbc, Clock clock) {
        return new JdbcProcessedMessages(jdbc, clock);
    }

    @Bean
    @ConditionalOnMissingBean(SagaInstances.class)
    JdbcSagaInstances sagaInstances(JdbcClient jdbc, Clock clock) {
        return new JdbcSagaInstances(jdbc, clock);
    }

    @Bean
    @ConditionalOnMissingBean
    MessageHistory messageHistory(JdbcTemplate jdbc, MessagingProperties properties) {
        return properties.history() ? new JdbcMessageHistory(jdbc) : MessageHistory.NONE;
    }

    @Bean
    @ConditionalOnMissingBean
    ShardOwners shardOwners(JdbcClient jdbc, Clock clock, MessagingProperties properties) {
        return new JdbcShardOwners(jdbc, clock, properties.instance());
    }

    @Bean
    @ConditionalOnMissingBean
    Retention retention(JdbcClient jdbc, Clock clock, MessagingProperties properties) {
        return new Retention(jdbc, clock, properties.retention());
    }
}
