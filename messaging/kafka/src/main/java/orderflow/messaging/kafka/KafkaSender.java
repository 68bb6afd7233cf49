package orderflow.messaging.kafka;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import orderflow.messaging.channel.ChannelUnavailableException;
import orderflow.messaging.channel.MessageRefusedException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.KafkaOperations;

/** Sends records to topics that it declares first; a send is done when all in-sync replicas have the record. */
record KafkaSender(KafkaOperations<byte[], byte[]> operations, KafkaTopics topics) {

    private static final Set<Class<? extends Throwable>> REFUSALS = Set.of(
            RecordTooLargeException.class,
            RecordBatchTooLargeException.class,
            InvalidRecordException.class,
            SerializationException.class);

    /** @return fails with a {@link MessageRefusedException} for what no broker will take however often it is sent */
    CompletableFuture<Void> send(ProducerRecord<byte[], byte[]> record, NewTopic topic) {
        return topics.declare(topic)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        new ChannelUnavailableException(NestedExceptionUtils.getMostSpecificCause(failure))))
                .thenCompose(declared -> operations.send(record))
                .thenAccept(sent -> {})
                .exceptionallyCompose(failure -> failed(topic.name(), failure));
    }

    private CompletableFuture<Void> failed(String topic, Throwable failure) {
        if (failure.getCause() instanceof ChannelUnavailableException unavailable) {
            return CompletableFuture.failedFuture(unavailable);
        }
        // asks for the topic without blocking next time: a producer would block its caller while no broker answers
        topics.forget(topic);
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        boolean refused = REFUSALS.stream().anyMatch(type -> type.isInstance(cause));
        return CompletableFuture.failedFuture(
                refused ? new MessageRefusedException(String.valueOf(cause.getMessage()), cause) : cause);
    }
}
