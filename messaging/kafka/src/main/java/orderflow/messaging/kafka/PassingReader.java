package orderflow.messaging.kafka;

import java.time.Duration;
import java.util.Properties;
import java.util.function.Supplier;
import orderflow.messaging.query.TransientSubscription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads what comes from now on and remembers no place: what came while it was away is not for it. At most once. */
final class PassingReader extends TransientSubscription {

    static final Properties NOTHING_KEPT = nothingKept();
    private static final Duration POLL = Duration.ofMillis(250);

    private final String address;
    private final java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> receiver;
    private final Supplier<Consumer<byte[], byte[]>> opening;

    /** @param opening returns a consumer that has its partitions assigned, or is subscribed */
    PassingReader(
            String address,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> receiver,
            Supplier<Consumer<byte[], byte[]>> opening) {
        super("kafka-" + address);
        this.address = address;
        this.receiver = receiver;
        this.opening = opening;
        start();
    }

    private static Properties nothingKept() {
        Properties properties = new Properties();
        properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        return properties;
    }

    @Override
    protected void receive() {
        try (Consumer<byte[], byte[]> consumer = opening.get()) {
            consumer.assignment().forEach(consumer::position); // settles now what "from its end" means
            receivingAt(address);
            while (!isClosing(Duration.ZERO)) {
                consumer.poll(POLL).forEach(record -> handOver(record, receiver));
            }
        }
    }
}
