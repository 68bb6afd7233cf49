package orderflow.messaging.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.DeliveryFailedException;
import orderflow.messaging.channel.Receiver;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.event.ConsumerRetryAuthEvent;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.ContainerProperties.AssignmentCommitOption;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.scheduling.TaskScheduler;

/** Competing Consumers: sets up a subscription's consumers so that none of them loses, skips or reorders a record. */
record KafkaConsumers(
        ConsumerFactory<byte[], byte[]> consumerFactory,
        KafkaInvalidMessageChannel invalidMessages,
        TaskScheduler scheduler) {

    private static final Duration POLL_TIMEOUT = Duration.ofMillis(250);
    private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30); // for the messages in hand
    private static final Duration RETRY_DELAY = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** @return not yet started */
    ConcurrentMessageListenerContainer<byte[], byte[]> container(
            Channel channel, String subscriber, Receiver receiver) {
        String name = subscriber + "." + channel.name();
        ContainerProperties properties = complete(new ContainerProperties(channel.name()), name, "earliest");
        properties.setGroupId(subscriber);
        properties.setAckMode(AckMode.BATCH);
        properties.setSubBatchPerPartition(true); // a partition that fails does not delay the others
        properties.setMessageListener((BatchMessageListener<byte[], byte[]>) records -> receive(records, receiver));
        var container = new ConcurrentMessageListenerContainer<>(consumerFactory, properties);
        container.setConcurrency(channel.shards());
        container.setApplicationEventPublisher(event -> tell(event, receiver));
        container.setBeanName(name);
        return container;
    }

    /**
     * Consumers that commit no offset: what came while they were away is not for them.
     *
     * @param source the topic or its partitions
     * @return not yet started
     */
    KafkaMessageListenerContainer<byte[], byte[]> transientContainer(
            ContainerProperties source, String name, QueryListener listener) {
        ContainerProperties properties = complete(source, name, "latest");
        properties.setAckMode(AckMode.MANUAL); // and nobody acknowledges
        properties.setAssignmentCommitOption(AssignmentCommitOption.NEVER);
        properties.setStopImmediate(true);
        properties.setIdleEventInterval(IDLE.toMillis());
        properties.setMessageListener(listener);
        var container = new KafkaMessageListenerContainer<>(consumerFactory, properties);
        container.setBeanName(name);
        return container;
    }

    /** The container tries again by itself, and asks no error handler. */
    private static void tell(Object event, Receiver receiver) {
        if (event instanceof ConsumerRetryAuthEvent refused) {
            receiver.cannotRead(
                    Receiver.ALL_SHARDS, new IllegalStateException("the broker refuses it: " + refused.getReason()));
        }
    }

    private ContainerProperties complete(ContainerProperties properties, String name, String offsetReset) {
        properties.setClientId(name + "." + COUNT.incrementAndGet());
        properties.setPollTimeout(POLL_TIMEOUT.toMillis());
        properties.setSyncCommitTimeout(COMMIT_TIMEOUT);
        properties.setShutdownTimeout(CLOSE_TIMEOUT.toMillis());
        properties.setAuthExceptionRetryInterval(RETRY_DELAY); // by default the consumer would stop for ever
        properties.setScheduler(scheduler);
        properties.setKafkaConsumerProperties(guarantees(offsetReset));
        return properties;
    }

    /** What must not be configured away. */
    private static Properties guarantees(String offsetReset) {
        Properties properties = new Properties();
        properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, offsetReset);
        properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return properties;
    }

    private void receive(List<ConsumerRecord<byte[], byte[]>> records, Receiver receiver) {
        try {
            receiver.receive(records.stream()
                    .map(record -> new KafkaDelivery(record, invalidMessages::take))
                    .toList());
        } catch (Error e) { // would end the consumer, and nobody would notice
            throw DeliveryFailedException.of(e);
        }
    }
}
