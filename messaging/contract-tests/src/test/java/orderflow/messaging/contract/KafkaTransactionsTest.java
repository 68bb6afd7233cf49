package orderflow.messaging.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import orderflow.embedded.broker.EmbeddedKafkaBroker;
import orderflow.embedded.broker.LoopbackPort;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelStyle;
import orderflow.messaging.channel.Delivery;
import orderflow.messaging.channel.Subscription;
import orderflow.messaging.message.InvalidMessageException;
import orderflow.messaging.message.MessagingMapper;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Others on the same topics may use Kafka's transactions. */
class KafkaTransactionsTest {

    private static final Channel CHANNEL =
            new Channel("transactions", ChannelStyle.POINT_TO_POINT, "kafka", 1, MessagingMapper.JSON);

    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private EmbeddedKafkaBroker broker;
    private KafkaClients clients;
    private KafkaProducer<byte[], byte[]> producer;
    private Subscription subscription;

    @BeforeEach
    void start(@TempDir Path data) {
        int port = LoopbackPort.free(0, "broker");
        clients = new KafkaClients(port); // sets up the log, too
        broker = EmbeddedKafkaBroker.start(port, data);
        subscription = clients.adapter().subscribe(CHANNEL, "receiver", this::receive);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + port, "transactional.id", "stranger"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    @AfterEach
    void stop() {
        producer.close();
        subscription.close();
        clients.close();
        broker.close();
    }

    @Test
    void handsOverOnlyWhatWasCommittedAndKnowsWhenNothingRemains() {
        send("aborted first");
        producer.abortTransaction();
        send("committed");
        producer.commitTransaction();
        send("aborted last");
        producer.abortTransaction();

        await().untilAsserted(() -> assertThat(received).hasSize(1));
        await().untilAsserted(() -> assertThat(remaining()).isZero());

        send("still open");
        producer.flush();
        assertThat(remaining()).isPositive();
        producer.commitTransaction();
        await().untilAsserted(() -> assertThat(received).hasSize(2));
        await().untilAsserted(() -> assertThat(remaining()).isZero());
    }

    private long remaining() {
        return clients.adapter().remaining(CHANNEL, List.of("receiver")).messages();
    }

    private void send(String text) {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(CHANNEL.name(), text.getBytes(UTF_8), text.getBytes(UTF_8)));
    }

    private void receive(List<? extends Delivery> deliveries) {
        for (Delivery delivery : deliveries) {
            try {
                delivery.message();
            } catch (InvalidMessageException e) {
                received.add("x");
            }
        }
    }
}
