package orderflow.messaging.kafka;

import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import orderflow.messaging.query.ReturnAddress;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what comes from now on and remembers no place: what came while it was away is not for it. At most once. */
final class PassingReader implements ReturnAddress {

    static final Properties NOTHING_KEPT = nothingKept();
    private static final Logger LOG = LoggerFactory.getLogger(PassingReader.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final String label;
    private final java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> receiver;
    private final Supplier<Consumer<byte[], byte[]>> opening;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile Optional<String> name = Optional.empty();

    /** @param opening returns a consumer that has its partitions assigned, or is subscribed */
    PassingReader(
            String label,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> receiver,
            Supplier<Consumer<byte[], byte[]>> opening) {
        this.label = label;
        this.receiver = receiver;
        this.opening = opening;
        this.thread = new Thread(this::run, "kafka-" + label);
        thread.start();
    }

    private static Properties nothingKept() {
        Properties properties = new Properties();
        properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        return properties;
    }

    @Override
    public Optional<String> name() {
        return name;
    }

    private void run() {
        Duration pause = Duration.ZERO;
        while (!isClosing(pause)) {
            try (Consumer<byte[], byte[]> consumer = opening.get()) {
                read(consumer);
            } catch (KafkaException | CompletionException | IllegalStateException e) {
                LOG.debug("{} waits for Kafka: {}", label, e.toString());
            } finally {
                name = Optional.empty();
            }
            pause = RETRY;
        }
    }

    private void read(Consumer<byte[], byte[]> consumer) {
        consumer.assignment().forEach(consumer::position); // settles now what "from its end" means
        name = Optional.of(label);
        while (!isClosing(Duration.ZERO)) {
            consumer.poll(POLL).forEach(this::receive);
        }
    }

    private void receive(ConsumerRecord<byte[], byte[]> record) {
        try {
            receiver.accept(record);
        } catch (RuntimeException e) { // would end this reader
            LOG.warn("{} drops a message: {}", label, e.toString());
        }
    }

    private boolean isClosing(Duration atMost) {
        try {
            return closing.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
