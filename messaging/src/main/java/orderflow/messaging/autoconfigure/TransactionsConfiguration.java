package orderflow.messaging.autoconfigure;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import orderflow.messaging.jdbc.SpringTransactions;
import orderflow.messaging.outbox.Transactions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.transaction.PlatformTransactionManager;

/** The service's transactions; with JPA, aggregates are flushed before the outbox is written. */
@Configuration(proxyBeanMethods = false)
class TransactionsConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({EntityManagerFactory.class, EntityManagerFactoryUtils.class})
    static class WithJpa {

        @Bean
        @ConditionalOnMissingBean
        Transactions transactions(
                PlatformTransactionManager manager, ObjectProvider<EntityManagerFactory> entityManagers) {
            return new SpringTransactions(manager, () -> entityManagers.ifAvailable(WithJpa::flush));
        }

        private static void flush(EntityManagerFactory factory) {
            EntityManager entityManager = EntityManagerFactoryUtils.getTransactionalEntityManager(factory);
            if (entityManager != null) {
                entityManager.flush();
            }
        }
    }

    @Bean
    @ConditionalOnMissingBean
    Transactions transactions(PlatformTransactionManager manager) {
        return new SpringTransactions(manager, () -> {});
    }
}
