package orderflow.messaging.rabbitmq;

import com.rabbitmq.client.Channel;
import orderflow.messaging.channel.Delivery;
import orderflow.messaging.message.Message;

/**
 * A message as it came from a queue.
 *
 * @param session the AMQP channel on which it came, and on which alone it can be acknowledged
 */
record RabbitDelivery(
        int shard,
        org.springframework.amqp.core.Message raw,
        Channel session,
        RabbitInvalidMessageChannel invalidMessages)
        implements Delivery {

    @Override
    public Message message() {
        return AmqpMessageTranslator.fromAmqp(raw);
    }

    @Override
    public void setAside(String reason) {
        invalidMessages.add(raw, reason);
    }

    long bytes() {
        return raw.getBody().length;
    }

    long tag() {
        return raw.getMessageProperties().getDeliveryTag();
    }

    /** @return whether it can still be acknowledged; if not, the broker delivers it again */
    boolean isAlive() {
        return session.isOpen();
    }
}
