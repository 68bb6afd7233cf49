package orderflow.messaging.rabbitmq;

import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.List;
import orderflow.messaging.channel.ShardConsumer;
import orderflow.messaging.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
        implements ShardConsumer.Arrival {

    private static final Logger LOG = LoggerFactory.getLogger(RabbitDelivery.class);

    /** With one call for each session. */
    static void acknowledge(List<RabbitDelivery> handled) {
        for (int index = 0; index < handled.size(); index++) {
            RabbitDelivery delivery = handled.get(index);
            boolean last = index == handled.size() - 1;
            if (last || handled.get(index + 1).session() != delivery.session()) {
                delivery.acknowledgeUpToHere();
            }
        }
    }

    private void acknowledgeUpToHere() {
        try {
            session.basicAck(raw.getMessageProperties().getDeliveryTag(), true);
        } catch (IOException | RuntimeException e) {
            LOG.debug("not acknowledged, so it will come again and be recognised: {}", e.toString());
        }
    }

    @Override
    public Message message() {
        return AmqpMessageTranslator.fromAmqp(raw);
    }

    @Override
    public void setAside(String reason) {
        invalidMessages.add(raw, reason);
    }

    @Override
    public long bytes() {
        return raw.getBody().length;
    }

    @Override
    public boolean isAlive() {
        return session.isOpen();
    }
}
