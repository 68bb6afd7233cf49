package orderflow.messaging.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import orderflow.embedded.broker.EmbeddedKafkaBroker;
import orderflow.embedded.broker.LoopbackPort;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelStyle;
import orderflow.messaging.channel.Delivery;
import orderflow.messaging.channel.Subscription;
import orderflow.messaging.message.Body;
import orderflow.messaging.message.InvalidMessageException;
import orderflow.messaging.message.MessagingMapper;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A topic measures what others compressed as it comes, so records in it may be larger than we can send. */
class KafkaForeignSizesTest {

    private static final Channel CHANNEL =
            new Channel("foreign-sizes", ChannelStyle.POINT_TO_POINT, "kafka", 1, MessagingMapper.JSON);
    private static final int LARGE = 5 * 1024 * 1024;
    private static final Duration SOON = Duration.ofSeconds(20);

    private KafkaClients clients;
    private EmbeddedKafkaBroker broker;
    private Subscription subscription;
    private KafkaProducer<byte[], byte[]> stranger;

    @BeforeEach
    void start(@TempDir Path data) {
        int port = LoopbackPort.free(0, "broker");
        clients = new KafkaClients(port); // sets up the log, too
        broker = EmbeddedKafkaBroker.start(port, data);
        subscription = clients.adapter().subscribe(CHANNEL, "receiver", this::setAside);
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", "127.0.0.1:" + port, "compression.type", "gzip", "max.request.size", 2 * LARGE);
        stranger = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void stop() {
        stranger.close();
        subscription.close();
        clients.close();
        broker.close();
    }

    @Test
    void neitherALargeBodyNorALargeKeyNorLargeHeadersBlockWhatIsBehind() {
        send(new ProducerRecord<>(CHANNEL.name(), null, new byte[LARGE]));
        send(new ProducerRecord<>(CHANNEL.name(), new byte[LARGE], null));
        var headers = new ProducerRecord<byte[], byte[]>(CHANNEL.name(), null, null);
        headers.headers().add("large", new byte[LARGE]).add("x".repeat(LARGE / 2), null);
        send(headers);
        send(new ProducerRecord<>(CHANNEL.name(), null, "behind".getBytes(UTF_8)));

        await().atMost(SOON)
                .ignoreExceptions() // until its topic is there
                .untilAsserted(() -> assertThat(clients.invalidMessage(Body.of("behind".getBytes(UTF_8))))
                        .isPresent());
    }

    private void send(ProducerRecord<byte[], byte[]> invalid) {
        stranger.send(invalid);
    }

    private void setAside(List<? extends Delivery> deliveries) {
        for (Delivery delivery : deliveries) {
            try {
                delivery.message();
            } catch (InvalidMessageException e) {
                delivery.setAside(String.valueOf(e.getMessage()));
            }
        }
    }
}
