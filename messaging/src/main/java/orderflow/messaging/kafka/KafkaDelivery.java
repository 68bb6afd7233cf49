package orderflow.messaging.kafka;

import orderflow.messaging.channel.Delivery;
import orderflow.messaging.message.Message;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record as Kafka handed it over. */
record KafkaDelivery(ConsumerRecord<byte[], byte[]> record, KafkaInvalidMessageChannel invalidMessages)
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
        invalidMessages.take(record, reason);
    }
}
