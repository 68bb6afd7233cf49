package orderflow.messaging.kafka;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import orderflow.messaging.channel.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;

/** A receiver's place in its consumer group: taken as soon as the topic is known to exist, however long that takes. */
final class KafkaSubscription implements Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaSubscription.class);
    private static final long RETRY_SECONDS = 1;

    private final AbstractMessageListenerContainer<?, ?> container;
    private final Supplier<CompletableFuture<Void>> topic;
    private final Executor executor;
    private boolean waiting;
    private boolean closed;

    /** @param topic declares the topic; completes when it exists */
    KafkaSubscription(
            AbstractMessageListenerContainer<?, ?> container,
            Supplier<CompletableFuture<Void>> topic,
            Executor executor) {
        this.container = container;
        this.topic = topic;
        this.executor = executor;
    }

    void open() {
        executor.execute(this::tryToOpen);
    }

    private void tryToOpen() {
        if (isClosed()) {
            return;
        }
        try {
            topic.get().join();
            start();
        } catch (RuntimeException e) {
            container.stop();
            tellOnce(KafkaFailures.ofSending(e));
            CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS, executor)
                    .execute(this::tryToOpen);
        }
    }

    private void tellOnce(Throwable cause) {
        if (!waiting) {
            waiting = true;
            LOG.warn("{} waits for Kafka: {}", container.getListenerId(), cause.getMessage());
        }
    }

    private synchronized void start() {
        if (!closed) {
            container.start();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        container.stop();
    }
}
