package orderflow.messaging.autoconfigure;

import java.util.UUID;
import orderflow.messaging.rabbitmq.DeclaringConnections;
import orderflow.messaging.rabbitmq.RabbitChannelAdapter;
import orderflow.messaging.rabbitmq.RabbitQueryAdapter;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.amqp.autoconfigure.CachingConnectionFactoryConfigurer;
import org.springframework.boot.amqp.autoconfigure.ConnectionFactoryCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextClosedEvent;

/** Channels on RabbitMQ, through Spring Boot's own connection ({@code spring.rabbitmq.*}). */
@AutoConfiguration(
        afterName = "org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration",
        before = MessagingAutoConfiguration.class)
@ConditionalOnClass(RabbitChannelAdapter.class)
@ConditionalOnBean(ConnectionFactory.class)
class RabbitChannelAutoConfiguration {

    /** Enough to read a header nested as deeply as a frame of 128 KiB allows, which takes some 10 MB. */
    private static final long STACK = 64L * 1024 * 1024;

    /** A client that runs out of stack closes its connection, and is sent the same message again. */
    @Bean
    ConnectionFactoryCustomizer stackForNestedHeaders() {
        return client -> client.setThreadFactory(task -> new Thread(null, task, "amqp-client", STACK));
    }

    @Bean
    @ConditionalOnMissingBean
    DeclaringConnections rabbitDeclaringConnections(
            ConnectionFactory connections, CachingConnectionFactoryConfigurer configurer) {
        return DeclaringConnections.like(connections, configurer);
    }

    @Bean
    @ConditionalOnMissingBean
    RabbitChannelAdapter rabbitChannelAdapter(
            ConnectionFactory connections,
            DeclaringConnections declarations,
            @Value("${orderflow.messaging.instance}") String instance) {
        // instances that are configured to the same name would tie for every shard, and the first would get them all
        return new RabbitChannelAdapter(connections, declarations.factory(), instance + "/" + UUID.randomUUID());
    }

    @Bean
    @ConditionalOnMissingBean
    RabbitQueryAdapter rabbitQueryAdapter(ConnectionFactory connections) {
        return new RabbitQueryAdapter(connections);
    }

    /** A failed start is not told to the connections, whose threads would keep the process for another minute. */
    @Bean
    DisposableBean rabbitConnectionsEnd(ConnectionFactory connections, ApplicationContext context) {
        return () -> {
            if (connections instanceof CachingConnectionFactory caching) {
                caching.onApplicationEvent(new ContextClosedEvent(context));
            }
        };
    }
}
