package orderflow.messaging.rabbitmq;

import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.springframework.amqp.core.Message;

/** Invalid Message Channel: the queue {@code invalid-messages}, which keeps what nobody could read, as it came. */
record RabbitInvalidMessageChannel(RabbitTopology topology, RabbitSender sender) {

    private static final String DEFAULT_EXCHANGE = "";
    private static final int SECONDS_TO_CONFIRM = 10;

    /** Returns when the broker has confirmed it. */
    void add(Message raw, String reason) {
        topology.declareInvalidMessageChannel();
        try {
            sender.publish(DEFAULT_EXCHANGE, RabbitTopology.INVALID_MESSAGES, SetAsideCopy.of(raw, reason))
                    .orTimeout(SECONDS_TO_CONFIRM, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            topology.forget(RabbitTopology.INVALID_MESSAGES);
            throw new IllegalStateException("cannot set an invalid message aside: " + e.getCause(), e);
        }
    }
}
