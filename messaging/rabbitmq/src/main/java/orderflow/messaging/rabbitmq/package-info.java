/** The adapter for AMQP 0-9-1 brokers: RabbitMQ, and the embedded Qpid Broker-J. */
@NullMarked
package orderflow.messaging.rabbitmq;

import org.jspecify.annotations.NullMarked;
