package orderflow.messaging.kafka;

import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerSeekAware;
import org.springframework.kafka.listener.MessageListener;

/** Hands each record over once, and knows whether any could still be missed. */
final class QueryListener implements MessageListener<byte[], byte[]>, ConsumerSeekAware {

    private static final Logger LOG = LoggerFactory.getLogger(QueryListener.class);

    private final Consumer<ConsumerRecord<byte[], byte[]>> receiver;
    private volatile boolean positioned;

    QueryListener(Consumer<ConsumerRecord<byte[], byte[]>> receiver) {
        this.receiver = receiver;
    }

    @Override
    public void onMessage(ConsumerRecord<byte[], byte[]> record) {
        positioned = true;
        try {
            receiver.accept(record);
        } catch (RuntimeException | Error e) { // would end the consumer, and nobody would notice
            LOG.warn("a message on {} is dropped: {}", record.topic(), e.toString());
        }
    }

    @Override
    public void onPartitionsAssigned(Map<TopicPartition, Long> positions, ConsumerSeekCallback callback) {
        positioned = true;
    }

    /** Tells the positions if the broker had gone before they were known. */
    @Override
    public void onIdleContainer(Map<TopicPartition, Long> positions, ConsumerSeekCallback callback) {
        positioned = true;
    }

    @Override
    public void unregisterSeekCallback() {
        positioned = false;
    }

    /** @return whether it is known what "from the end" means: all that comes from now on is handed over */
    boolean isPositioned() {
        return positioned;
    }
}
