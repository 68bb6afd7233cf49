package orderflow.messaging.kafka;

import java.util.function.BiConsumer;
import orderflow.messaging.channel.Delivery;
import orderflow.messaging.message.Message;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record as Kafka handed it over.
 *
 * @param invalidMessages takes a record that cannot be handled, and the reason
 */
record KafkaDelivery(
        ConsumerRecord<byte[], byte[]> record, BiConsumer<ConsumerRecord<byte[], byte[]>, String> invalidMessages)
        implements Delivery {

    @Override
    public Message message() {
        return CloudEventTranslator.fromRecord(record);
    }

    @Override
    public int shard() {
        return record.partition();
    }

    @Override
    public void setAside(String reason) {
        invalidMessages.accept(record, reason);
    }
}
