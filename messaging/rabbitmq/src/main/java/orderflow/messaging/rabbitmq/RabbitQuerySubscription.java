package orderflow.messaging.rabbitmq;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import orderflow.messaging.query.ExpiringMessage;
import orderflow.messaging.query.ReturnAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.listener.ConsumeOkEvent;
import org.springframework.amqp.rabbit.listener.DirectMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.ListenerContainerConsumerFailedEvent;
import org.springframework.amqp.rabbit.listener.MissingQueueEvent;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareMessageListener;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Consumes from a queue that may go with its connection, and declares it each time before it does. At most once. */
final class RabbitQuerySubscription implements ReturnAddress {

    private static final Logger LOG = LoggerFactory.getLogger(RabbitQuerySubscription.class);
    private static final int PREFETCH = 50; // or the broker would push all that it has, however slowly it is received
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Supplier<String> queue;
    private final Consumer<Supplier<ExpiringMessage>> receiver;
    private final DirectMessageListenerContainer container;
    private final ScheduledExecutorService scheduler;
    private volatile Optional<ConsumeOkEvent> consuming = Optional.empty();
    private volatile boolean lost = true;

    /**
     * @param admin declares on the connection that is consumed from
     * @param queue declares it and returns its name
     */
    RabbitQuerySubscription(
            String label, RabbitAdmin admin, Consumer<Supplier<ExpiringMessage>> receiver, Supplier<String> queue) {
        this.queue = queue;
        this.receiver = receiver;
        container = new DirectMessageListenerContainer(admin.getRabbitTemplate().getConnectionFactory());
        container.setListenerId(label);
        container.setPrefetchCount(PREFETCH);
        container.setAcknowledgeMode(AcknowledgeMode.MANUAL); // prefetch limits nobody who does not acknowledge
        container.setMessageListener((ChannelAwareMessageListener) this::receive);
        container.setMessagePropertiesConverter(new TolerantPropertiesConverter());
        container.setApplicationEventPublisher(this::follow);
        container.setFailedDeclarationRetryInterval(PERIOD.toMillis());
        scheduler = Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("rabbitmq-" + label));
        scheduler.scheduleWithFixedDelay(this::openIfLost, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void receive(Message message, @Nullable Channel session) throws IOException {
        if (scheduler.isShutdown()) {
            return; // unacknowledged, it goes to another instance
        }
        long tag = message.getMessageProperties().getDeliveryTag();
        Objects.requireNonNull(session).basicAck(tag, false); // before it is handed over: at most once
        try {
            receiver.accept(() -> RabbitQueryAdapter.fromAmqp(message));
        } catch (RuntimeException | Error e) { // at an error, the container would end the process
            LOG.warn("{} drops a message: {}", container.getListenerId(), e.toString());
        }
    }

    private void follow(Object event) {
        if (event instanceof ConsumeOkEvent started) {
            consuming = Optional.of(started);
        } else if (event instanceof MissingQueueEvent || event instanceof ListenerContainerConsumerFailedEvent) {
            consuming = Optional.empty();
            lost = true;
        }
    }

    /** The container by itself would look for the queue that it had: a new connection needs another one. */
    private synchronized void openIfLost() {
        if (lost && !scheduler.isShutdown()) {
            try {
                container.stop();
                container.setQueueNames(queue.get());
                lost = false; // before it starts, which may tell of the next loss
                container.start();
            } catch (RuntimeException e) { // tried again soon
                LOG.debug("{} waits for its broker: {}", container.getListenerId(), e.toString());
            }
        }
    }

    /** Looks at the AMQP channel, since the container notices only later that it was closed. */
    @Override
    public Optional<String> name() {
        return consuming
                .filter(started ->
                        ((DefaultConsumer) started.getSource()).getChannel().isOpen())
                .map(ConsumeOkEvent::getQueue);
    }

    @Override
    public void close() {
        scheduler.shutdown();
        synchronized (this) { // not while it is being opened
            container.stop();
        }
    }
}
