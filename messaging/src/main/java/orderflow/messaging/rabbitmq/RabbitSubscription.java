package orderflow.messaging.rabbitmq;

import java.time.Duration;
import java.util.Map;
import orderflow.messaging.channel.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpConnectException;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.DirectMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.MissingQueueEvent;

/** A hold on one shard: declares its queue as soon as the broker can be reached, then consumes from it. */
final class RabbitSubscription implements Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(RabbitSubscription.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofMillis(300);

    private final String queue;
    private final Runnable declaration;
    private final ShardConsumer consumer;
    private final DirectMessageListenerContainer container;
    private boolean told;

    /** @param declaration declares the queue; fails while the broker is away */
    RabbitSubscription(
            ConnectionFactory connections, String queue, int priority, Runnable declaration, ShardConsumer consumer) {
        this.queue = queue;
        this.declaration = declaration;
        this.consumer = consumer;
        this.container = container(connections, queue, priority, consumer);
        new Thread(this::run, "rabbitmq-" + queue).start();
    }

    private static DirectMessageListenerContainer container(
            ConnectionFactory connections, String queue, int priority, ShardConsumer consumer) {
        DirectMessageListenerContainer container = new DirectMessageListenerContainer(connections);
        container.setQueueNames(queue);
        container.setConsumerArguments(Map.of("x-priority", priority));
        container.setPrefetchCount(ShardConsumer.BATCH * 2); // one batch in hand, the next at hand
        container.setAcknowledgeMode(AcknowledgeMode.MANUAL);
        container.setMessageListener(consumer);
        container.setApplicationEventPublisher(RabbitSubscription::tellOfMissingQueue);
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

    private static void tellOfMissingQueue(Object event) {
        if (event instanceof MissingQueueEvent missing) {
            LOG.error("{} is not there any more; tried again until it is", missing.getQueue());
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
            declaration.run();
            container.start();
            return true;
        } catch (AmqpConnectException e) {
            return false; // the connection tells of it
        } catch (RuntimeException e) { // whatever it is, the shard must not stand still for ever
            if (!told) {
                LOG.warn("{} waits for the broker: {}", queue, e.getMessage());
            }
            told = true;
            return false;
        }
    }

    @Override
    public void close() {
        consumer.close();
        container.stop();
        container.destroy();
    }
}
