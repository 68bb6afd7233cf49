package orderflow.messaging.rabbitmq;

import com.rabbitmq.client.ShutdownSignalException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionListener;

/** Tells once that the broker is away, however many shards and connections notice, and once that it is back. */
final class RabbitConnectionLog implements ConnectionListener {

    private static final Logger LOG = LoggerFactory.getLogger(RabbitConnectionLog.class);

    private final String broker;
    private final AtomicBoolean away = new AtomicBoolean();

    RabbitConnectionLog(String broker) {
        this.broker = broker;
    }

    @Override
    public void onCreate(@Nullable Connection connection) {
        if (away.getAndSet(false)) {
            LOG.info("the AMQP broker at {} is back", broker);
        }
    }

    @Override
    public void onShutDown(ShutdownSignalException signal) {
        if (!signal.isInitiatedByApplication()) {
            onFailed(signal);
        }
    }

    @Override
    public void onFailed(Exception cause) {
        if (!away.getAndSet(true)) {
            LOG.warn("the AMQP broker at {} is away, tried again until it is back: {}", broker, cause.getMessage());
        }
    }
}
