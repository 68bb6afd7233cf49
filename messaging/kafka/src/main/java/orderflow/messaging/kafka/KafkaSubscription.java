package orderflow.messaging.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.channel.Subscription;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ListenerContainerPauseService;
import org.springframework.scheduling.TaskScheduler;

/** A receiver's place in its consumer group: taken as soon as the topic is known to exist, however long that takes. */
final class KafkaSubscription implements Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaSubscription.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final AbstractMessageListenerContainer<?, ?> container;
    private final Supplier<CompletableFuture<Void>> topic;
    private final BiConsumer<Integer, Throwable> cannotRead;
    private final Runnable brokerWasEmpty;
    private final TaskScheduler scheduler;
    private boolean waiting;
    private boolean closed;

    /**
     * @param topic declares the topic; completes when it exists
     * @param cannotRead as {@link Receiver#cannotRead}
     * @param brokerWasEmpty called when what this knew of the broker is no longer true
     */
    KafkaSubscription(
            AbstractMessageListenerContainer<?, ?> container,
            Supplier<CompletableFuture<Void>> topic,
            BiConsumer<Integer, Throwable> cannotRead,
            Runnable brokerWasEmpty,
            TaskScheduler scheduler) {
        this.container = container;
        this.topic = topic;
        this.brokerWasEmpty = brokerWasEmpty;
        this.scheduler = scheduler;
        this.cannotRead = cannotRead;
        container.setCommonErrorHandler(
                new OrderedRedelivery(new ListenerContainerPauseService(null, scheduler), cannotRead, this::reopen));
        open();
    }

    /** The broker has come back without what it had: topics are declared anew, too. */
    private void reopen() {
        brokerWasEmpty.run();
        open();
    }

    private void open() {
        scheduler.schedule(this::tryToOpen, Instant.now());
    }

    private void tryToOpen() {
        try {
            topic.get().join();
            container.stop(); // if it was reading: its consumers are of no use any more
            start();
        } catch (RuntimeException e) {
            waitForBroker(NestedExceptionUtils.getMostSpecificCause(e));
        }
    }

    private synchronized void start() {
        waiting = false;
        if (!closed) {
            container.start();
        }
    }

    private synchronized void waitForBroker(Throwable cause) {
        container.stop();
        if (!(cause instanceof RetriableException)) { // it answers, and refuses
            cannotRead.accept(Receiver.ALL_SHARDS, cause);
        } else if (!waiting) {
            waiting = true;
            LOG.warn("{} waits for Kafka: {}", container.getListenerId(), cause.getMessage());
        }
        if (!closed) {
            scheduler.schedule(this::tryToOpen, Instant.now().plus(RETRY));
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        container.stop();
    }
}
