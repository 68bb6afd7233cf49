package orderflow.messaging.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Envelope;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.support.DefaultMessagePropertiesConverter;

/**
 * Reads the properties of any message. Spring's own converter throws at a delivery mode of 3, say, before the listener
 * has seen the message: its channel closes, and the message comes again for ever.
 */
final class TolerantPropertiesConverter extends DefaultMessagePropertiesConverter {

    private static final int TRANSIENT = 1;
    private static final int PERSISTENT = 2;

    @Override
    public MessageProperties toMessageProperties(BasicProperties source, @Nullable Envelope envelope, String charset) {
        return super.toMessageProperties(withShallowHeaders(withKnownDeliveryMode(source)), envelope, charset);
    }

    private static BasicProperties withKnownDeliveryMode(BasicProperties source) {
        Integer mode = source.getDeliveryMode();
        return mode == null || mode == TRANSIENT || mode == PERSISTENT
                ? source
                : source.builder().deliveryMode(null).build();
    }

    private static BasicProperties withShallowHeaders(BasicProperties source) {
        Map<String, Object> headers = source.getHeaders();
        return headers == null
                ? source
                : source.builder().headers(ShallowHeaders.of(headers)).build();
    }
}
