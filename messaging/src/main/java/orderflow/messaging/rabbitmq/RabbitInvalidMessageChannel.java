package orderflow.messaging.rabbitmq;

import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;

/** Invalid Message Channel: the queue {@code invalid-messages}, which keeps what nobody could read, as it came. */
record RabbitInvalidMessageChannel(RabbitTopology topology, RabbitSender sender) {

    private static final String DEFAULT_EXCHANGE = "";
    private static final int SECONDS_TO_CONFIRM = 10;

    /** Returns when the broker has confirmed it. */
    void add(Message raw, String reason) {
        topology.declareInvalidMessageChannel();
        MessageProperties properties = raw.getMessageProperties();
        properties.setDeliveryMode(MessageDeliveryMode.PERSISTENT); // which what was received has lost
        properties.setExpiration(null); // it waits for somebody to look at it
        properties.setHeader("orderflow-reason", reason);
        properties.setHeader("orderflow-original-queue", String.valueOf(properties.getConsumerQueue()));
        try {
            sender.publish(DEFAULT_EXCHANGE, RabbitTopology.INVALID_MESSAGES, raw)
                    .orTimeout(SECONDS_TO_CONFIRM, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException("cannot set an invalid message aside: " + e.getCause(), e);
        }
    }
}
