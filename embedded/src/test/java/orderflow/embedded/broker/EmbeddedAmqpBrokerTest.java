package orderflow.embedded.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("broker")
class EmbeddedAmqpBrokerTest {

    private static EmbeddedAmqpBroker broker;
    private AmqpClient client;

    @BeforeAll
    static void start() {
        broker = EmbeddedAmqpBroker.start(0, Optional.empty());
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @BeforeEach
    void connect() throws Exception {
        client = new AmqpClient(broker.port());
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void confirmsPersistentMessage() throws Exception {
        client.declare("confirmed", AmqpClient.SHARD);

        assertThat(client.publish("", "confirmed", "hello")).isTrue();
        assertThat(client.channel().messageCount("confirmed")).isOne();
    }

    @Test
    void nacksAndReturnsUnroutableMandatoryMessage() throws Exception {
        BlockingQueue<String> returned = new LinkedBlockingQueue<>();
        client.channel().addReturnListener(message -> returned.add(message.getRoutingKey()));

        assertThat(client.publish("", "nowhere", "lost")).isFalse();
        assertThat(returned.poll(10, TimeUnit.SECONDS)).isEqualTo("nowhere");
    }

    @Test
    void ignoresQueueArgumentsThatItDoesNotKnow() throws Exception {
        client.declare("unknown", Map.of("x-queue-type", "quorum", "x-nobody-knows-this", 7));

        assertThat(client.publish("", "unknown", "hello")).isTrue();
    }

    @Test
    void copiesToEveryQueueBoundWithTheRoutingKey() throws Exception {
        client.channel().exchangeDeclare("order-events", "direct", true);
        for (String queue : List.of("payment", "notification")) {
            client.declare(queue, Map.of());
            client.channel().queueBind(queue, "order-events", "3");
        }

        assertThat(client.publish("order-events", "3", "hello")).isTrue();
        assertThat(client.channel().messageCount("payment")).isOne();
        assertThat(client.channel().messageCount("notification")).isOne();
    }

    @Test
    void tellsInOneSentenceOfTakenPort() {
        int port = broker.port();

        assertThatThrownBy(() -> EmbeddedAmqpBroker.start(port, Optional.empty()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The AMQP broker cannot use port " + port + " of 127.0.0.1: another process listens on it.");
    }
}
