package orderflow.messaging.rabbitmq;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import orderflow.messaging.channel.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpConnectException;

/**
 * Declares a subscriber's queues and bindings again, every few seconds, and sees to it that they are consumed from:
 * when somebody deletes a binding or an exchange, or on some brokers a queue, no consumer is told.
 */
final class TopologyGuard implements Subscription, Runnable {

    static final Duration PERIOD = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(TopologyGuard.class);

    private final List<RabbitSubscription> shards;
    private final CountDownLatch closing = new CountDownLatch(1);

    private TopologyGuard(List<RabbitSubscription> shards) {
        this.shards = shards;
    }

    static TopologyGuard start(String name, List<RabbitSubscription> shards) {
        TopologyGuard guard = new TopologyGuard(shards);
        Thread thread = new Thread(guard, "rabbitmq-topology-" + name);
        thread.setDaemon(true);
        thread.start();
        return guard;
    }

    @Override
    public void run() {
        try {
            while (!closing.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
                renew();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void renew() {
        for (RabbitSubscription shard : shards) {
            try {
                shard.renew();
            } catch (AmqpConnectException e) { // the connection tells that the broker is away
                LOG.debug("{} waits: {}", Thread.currentThread().getName(), e.toString());
            } catch (RuntimeException e) {
                shard.cannotRead(e);
            }
        }
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
