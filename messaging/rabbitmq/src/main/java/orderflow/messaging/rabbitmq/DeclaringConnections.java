package orderflow.messaging.rabbitmq;

import org.springframework.amqp.rabbit.connection.AbstractConnectionFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory.ConfirmType;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.amqp.autoconfigure.CachingConnectionFactoryConfigurer;

/**
 * Connections for declarations alone, so that no message is lost to a declaration that a broker refuses. Not a bean of
 * the type {@link ConnectionFactory}: a service has one of these.
 */
public record DeclaringConnections(CachingConnectionFactory factory) implements DisposableBean {

    /** @return connections to the same broker, set up by Spring Boot's own configuration */
    public static DeclaringConnections like(
            ConnectionFactory connections, CachingConnectionFactoryConfigurer configurer) {
        CachingConnectionFactory factory =
                new CachingConnectionFactory(((AbstractConnectionFactory) connections).getRabbitConnectionFactory());
        configurer.configure(factory);
        factory.setPublisherConfirmType(ConfirmType.NONE);
        factory.setPublisherReturns(false);
        return new DeclaringConnections(factory);
    }

    @Override
    public void destroy() {
        factory.destroy();
    }
}
