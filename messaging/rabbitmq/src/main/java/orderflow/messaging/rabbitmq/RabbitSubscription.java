package orderflow.messaging.rabbitmq;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.channel.ShardConsumer;
import orderflow.messaging.channel.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpConnectException;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.DirectMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.MissingQueueEvent;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareMessageListener;

/** Receives one shard: declares its queue as soon as the broker can be reached, then consumes from it. */
final class RabbitSubscription implements Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(RabbitSubscription.class);
    private static final int PREFETCH = 20; // AMQP limits no bytes, and each message may have a megabyte
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofMillis(300);

    private final ShardQueue queue;
    private final Receiver receiver;
    private final ShardConsumer<RabbitDelivery> consumer;
    private final DirectMessageListenerContainer container;
    private boolean unconsumed;

    RabbitSubscription(
            ConnectionFactory connections,
            ShardQueue queue,
            int priority,
            Receiver receiver,
            RabbitInvalidMessageChannel invalidMessages) {
        this.queue = queue;
        this.receiver = receiver;
        this.consumer = new ShardConsumer<>(receiver, RabbitDelivery::acknowledge);
        this.container = container(
                connections,
                queue,
                priority,
                (message, session) -> consumer.arrived(
                        new RabbitDelivery(queue.shard(), message, Objects.requireNonNull(session), invalidMessages)));
        new Thread(this::run, "rabbitmq-" + queue.name()).start();
    }

    private static DirectMessageListenerContainer container(
            ConnectionFactory connections, ShardQueue queue, int priority, ChannelAwareMessageListener listener) {
        DirectMessageListenerContainer container = new DirectMessageListenerContainer(connections);
        container.setQueueNames(queue.name());
        container.setConsumerArguments(Map.of("x-priority", priority));
        container.setPrefetchCount(PREFETCH);
        container.setAcknowledgeMode(AcknowledgeMode.MANUAL);
        container.setMessageListener(listener);
        container.setMessagePropertiesConverter(new TolerantPropertiesConverter());
        container.setApplicationEventPublisher(event -> declareIfMissing(event, queue));
        container.setRecoveryInterval(RETRY.toMillis());
        container.setFailedDeclarationRetryInterval(RETRY.toMillis());
        container.setMonitorInterval(RETRY.toMillis());
        // closes the AMQP channel without a cancel, which would let the next consumer overtake what is unacknowledged
        // here
        container.setForceStop(true);
        container.setShutdownTimeout(STOP.toMillis());
        container.setDefaultRequeueRejected(false);
        container.afterPropertiesSet();
        return container;
    }

    /** The consumer tries again a second later. */
    private static void declareIfMissing(Object event, ShardQueue queue) {
        if (event instanceof MissingQueueEvent missing) {
            LOG.warn("{} is not there any more, nor what was in it: it is declared again", missing.getQueue());
            try {
                queue.declare();
            } catch (RuntimeException e) {
                LOG.warn("{} cannot be declared now: {}", missing.getQueue(), e.getMessage());
            }
        }
    }

    private void run() {
        Duration pause = Duration.ZERO;
        while (!consumer.isClosing(pause) && !started()) {
            pause = RETRY;
        }
        consumer.run();
    }

    private boolean started() {
        try {
            queue.declare();
            container.start();
            return true;
        } catch (AmqpConnectException e) {
            return false; // the connection tells of it
        } catch (RuntimeException e) { // whatever it is, the shard must not stand still for ever
            cannotRead(e);
            return false;
        }
    }

    /**
     * Declares the queue again. Consumes from it anew when nobody has for two calls: some brokers do not tell a
     * consumer that its queue was deleted.
     *
     * @throws org.springframework.amqp.AmqpException when the broker is out of reach
     */
    synchronized void renew() {
        queue.declare();
        boolean alone = !consumer.isClosing(Duration.ZERO) && container.isActive() && !queue.hasConsumer();
        if (alone && unconsumed) {
            LOG.warn("{} was deleted, and what was in it is lost: consumed from anew", queue.name());
            container.stop();
            container.start();
        }
        unconsumed = alone && !unconsumed;
    }

    void cannotRead(Throwable cause) {
        receiver.cannotRead(queue.shard(), cause);
    }

    @Override
    public void close() {
        consumer.close();
        stop();
    }

    private synchronized void stop() {
        container.stop();
        container.destroy();
    }
}
