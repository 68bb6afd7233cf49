package orderflow.messaging.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import orderflow.messaging.channel.DeliveryFailedException;
import orderflow.messaging.channel.Receiver;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ListenerContainerPauseService;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Brings a failed record and all behind it back, in order and for ever, after the time that its failure asks for. Its
 * partition is paused meanwhile; the consumer's others flow, and it stays in its group.
 *
 * @param cannotRead as {@link Receiver#cannotRead}
 * @param reopening has the subscription opened with new consumers
 */
record OrderedRedelivery(
        ListenerContainerPauseService pauses, BiConsumer<Integer, Throwable> cannotRead, Runnable reopening)
        implements CommonErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(OrderedRedelivery.class);
    private static final Duration DEFAULT_DELAY = Duration.ofSeconds(1);

    @Override
    public boolean seeksAfterHandling() {
        return true;
    }

    /** Nothing behind a failed record may be committed. */
    @Override
    public boolean isAckAfterHandle() {
        return false;
    }

    /** @param records of one partition: the container hands them over partition by partition */
    @Override
    public void handleBatch(
            Exception failure,
            ConsumerRecords<?, ?> records,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable invokeListener) {
        DeliveryFailedException failed =
                DeliveryFailedException.of(Objects.requireNonNullElse(failure.getCause(), failure));
        for (TopicPartition partition : records.partitions()) {
            if (consumer.assignment().contains(partition)) {
                rewind(consumer, partition, records.records(partition), failed.index());
                pauses.pausePartition(container, partition, failed.retryAfter());
            }
        }
    }

    /** The poll itself failed; the consumer tries again. */
    @Override
    public void handleOtherException(
            Exception failure, Consumer<?, ?> consumer, MessageListenerContainer container, boolean batchListener) {
        if (failure instanceof GroupIdNotFoundException) { // the broker has come back empty; the consumer gives up then
            LOG.warn("{} cannot receive now and tries again: {}", container.getListenerId(), failure.toString());
            reopening.run();
        } else {
            tell(failure, consumer.assignment());
            pauses.pause(container, DEFAULT_DELAY);
        }
    }

    private void tell(Exception failure, Set<TopicPartition> assigned) {
        if (assigned.isEmpty()) {
            cannotRead.accept(Receiver.ALL_SHARDS, failure);
        }
        assigned.forEach(partition -> cannotRead.accept(partition.partition(), failure));
    }

    private static void rewind(
            Consumer<?, ?> consumer,
            TopicPartition partition,
            List<? extends ConsumerRecord<?, ?>> records,
            int failedIndex) {
        long offset = records.get(failedIndex).offset();
        consumer.seek(partition, offset);
        if (failedIndex > 0) {
            try {
                consumer.commitSync(Map.of(partition, new OffsetAndMetadata(offset)));
            } catch (KafkaException e) { // those before it may come again, and are then known as duplicates
                LOG.debug("cannot commit {} now", partition, e);
            }
        }
    }
}
