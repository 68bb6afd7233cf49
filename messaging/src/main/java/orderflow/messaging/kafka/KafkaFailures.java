package orderflow.messaging.kafka;

import java.util.Optional;
import java.util.stream.Stream;
import orderflow.messaging.channel.MessageRefusedException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/** What an exception out of Kafka's or Spring's layers is really about. */
final class KafkaFailures {

    private KafkaFailures() {}

    static boolean isAbout(Throwable failure, Class<? extends Throwable> type) {
        return find(failure, type).isPresent();
    }

    static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    /** @return a {@link MessageRefusedException} for what no broker will take however often it is sent */
    static Throwable ofSending(Throwable failure) {
        boolean refused = Stream.of(
                        RecordTooLargeException.class,
                        RecordBatchTooLargeException.class,
                        InvalidRecordException.class,
                        SerializationException.class)
                .anyMatch(type -> isAbout(failure, type));
        Throwable cause = deepest(failure);
        return refused ? new MessageRefusedException(String.valueOf(cause.getMessage()), cause) : cause;
    }

    private static Throwable deepest(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : deepest(cause);
    }
}
