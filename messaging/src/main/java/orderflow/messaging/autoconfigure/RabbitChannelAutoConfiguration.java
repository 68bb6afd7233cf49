package orderflow.messaging.autoconfigure;

import java.util.UUID;
import orderflow.messaging.channel.ChannelAdapter;
import orderflow.messaging.rabbitmq.RabbitChannelAdapter;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** Channels on RabbitMQ, through Spring Boot's own connection ({@code spring.rabbitmq.*}). */
@AutoConfiguration(
        afterName = "org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration",
        before = MessagingAutoConfiguration.class)
@ConditionalOnBean(ConnectionFactory.class)
class RabbitChannelAutoConfiguration {

    @Bean
    ChannelAdapter rabbitChannelAdapter(ConnectionFactory connections) {
        return new RabbitChannelAdapter(connections, UUID.randomUUID().toString());
    }
}
