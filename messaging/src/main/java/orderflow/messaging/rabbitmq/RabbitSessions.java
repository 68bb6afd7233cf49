package orderflow.messaging.rabbitmq;

import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.connection.ChannelProxy;

/** Closes AMQP channels for good: the pool would only put them aside for others. */
final class RabbitSessions {

    private static final Logger LOG = LoggerFactory.getLogger(RabbitSessions.class);

    private RabbitSessions() {}

    static void close(Channel channel) {
        Channel target = channel instanceof ChannelProxy proxy ? proxy.getTargetChannel() : channel;
        try {
            target.close();
        } catch (IOException | TimeoutException | RuntimeException e) {
            LOG.debug("the AMQP channel is gone already: {}", e.toString());
        }
    }
}
