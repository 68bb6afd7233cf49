package orderflow.messaging.rabbitmq;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.ReturnedMessage;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** Publishes with publisher confirms; a message that must reach a queue and does not counts as failed. Thread-safe. */
record RabbitSender(RabbitTemplate template) {

    /** @param mandatory whether messages must reach a queue */
    RabbitSender(ConnectionFactory connections, boolean mandatory) {
        this(new RabbitTemplate(connections));
        template.setMandatory(mandatory);
        // a broker short of memory blocks connections that publish: consumers have to go on
        template.setUsePublisherConnection(true);
    }

    /**
     * @return completes when the broker has the message, safely, in as many queues as are bound; fails with an
     *     {@link UnroutableException} when it must reach a queue and there is none, with a
     *     {@link orderflow.messaging.channel.MessageRefusedException} when the broker never takes it
     */
    CompletableFuture<Void> publish(String exchange, String routingKey, Message message) {
        CorrelationData correlation = new CorrelationData(UUID.randomUUID().toString());
        template.send(exchange, routingKey, message, correlation);
        return correlation.getFuture().thenAccept(confirm -> {
            ReturnedMessage returned = correlation.getReturned();
            if (returned != null) {
                throw new UnroutableException(returned.getReplyText());
            }
            if (!confirm.ack()) {
                String reason = confirm.reason();
                throw reason == null // Qpid Broker-J refuses it instead of returning it
                        ? new UnroutableException("not confirmed")
                        : Refusals.ofMessage(reason);
            }
        });
    }
}
