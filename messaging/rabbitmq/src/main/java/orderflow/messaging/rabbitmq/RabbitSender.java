package orderflow.messaging.rabbitmq;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import orderflow.messaging.channel.MessageRefusedException;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.ReturnedMessage;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** Publishes with publisher confirms; a message that must reach a queue and does not counts as failed. Thread-safe. */
final class RabbitSender {

    private final RabbitTemplate template;
    private final ThreadLocal<Boolean> sharesSession = ThreadLocal.withInitial(() -> false);

    /** @param mandatory whether messages must reach a queue */
    RabbitSender(ConnectionFactory connections, boolean mandatory) {
        template = new RabbitTemplate(connections);
        template.setMandatory(mandatory);
        // a broker short of memory blocks connections that publish: consumers have to go on
        template.setUsePublisherConnection(true);
    }

    /** Otherwise Spring opens an AMQP channel for each message, until the one before it is confirmed. */
    void inOneSession(Runnable sends) {
        template.invoke(operations -> {
            sharesSession.set(true);
            try {
                sends.run();
            } finally {
                sharesSession.remove();
            }
            return true;
        });
    }

    /**
     * @return completes when the broker has the message, safely, in as many queues as are bound; fails with an
     *     {@link UnroutableException} when it must reach a queue and there is none, with a
     *     {@link MessageRefusedException} when the broker never takes it
     */
    CompletableFuture<Void> publish(String exchange, String routingKey, Message message) {
        if (!sharesSession.get()) {
            return publishAlone(exchange, routingKey, message);
        }
        return publishShared(exchange, routingKey, message)
                // a message that the broker cannot take ends the session for all that are under way in it
                .exceptionallyComposeAsync(failure -> endsSession(failure)
                        ? publishAlone(exchange, routingKey, message)
                        : CompletableFuture.failedFuture(failure));
    }

    private CompletableFuture<Void> publishShared(String exchange, String routingKey, Message message) {
        try {
            return publishAlone(exchange, routingKey, message);
        } catch (AmqpException e) {
            if (endsSession(e)) {
                return CompletableFuture.failedFuture(e);
            }
            throw e;
        }
    }

    private static boolean endsSession(Throwable failure) {
        return String.valueOf(failure.getMessage()).contains("#method<channel.close>");
    }

    private CompletableFuture<Void> publishAlone(String exchange, String routingKey, Message message) {
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
