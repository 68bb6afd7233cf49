package orderflow.messaging.kafka;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaOperations;

/** Sends records to topics that it declares first; a send is done when all in-sync replicas have the record. */
final class KafkaSender {

    private final KafkaOperations<byte[], byte[]> operations;
    private final KafkaTopics topics;

    KafkaSender(KafkaOperations<byte[], byte[]> operations, KafkaTopics topics) {
        this.operations = operations;
        this.topics = topics;
    }

    CompletableFuture<Void> send(ProducerRecord<byte[], byte[]> record, NewTopic topic) {
        return topics.declare(topic)
                .thenCompose(declared -> operations.send(record))
                .thenAccept(sent -> {})
                .exceptionallyCompose(failure -> failed(topic.name(), failure));
    }

    private CompletableFuture<Void> failed(String topic, Throwable failure) {
        // asks for the topic without blocking next time: a producer would block its caller while no broker answers
        topics.forget(topic);
        return CompletableFuture.failedFuture(KafkaFailures.ofSending(failure));
    }
}
