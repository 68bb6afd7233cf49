package orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nobody can read, on every queue: set aside with its reason, and the next message is handled. */
class BadCommandsTest {

    private static final int SHARDS = 4;
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final RunningSystem SYSTEM = RunningSystem.shared();
    private static AmqpClient stranger;

    @BeforeAll
    static void connect() {
        stranger = new AmqpClient(SYSTEM.ports().amqp());
    }

    @AfterAll
    static void disconnect() {
        stranger.close();
    }

    @ParameterizedTest
    @CsvSource({"payment-commands", "order-replies", "notification-commands"})
    void setsAsideWhatHasNoHeaders(String channel) {
        sendToEveryShard(channel, StrangeMessage::withoutHeaders, "message-id is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "payment-commands, COMMAND, unknown command type stranger.greeting.v1",
        "order-replies, DOCUMENT, unknown document type stranger.greeting.v1",
        "notification-commands, COMMAND, unknown command type stranger.greeting.v1"
    })
    void setsAsideWhatHasAnUnknownType(String channel, String kind, String reason) {
        sendToEveryShard(channel, () -> StrangeMessage.ofUnknownType(kind), reason);
    }

    @ParameterizedTest
    @CsvSource({
        "payment-commands, COMMAND, payment.authorize.v1",
        "order-replies, DOCUMENT, payment.authorized.v1",
        "notification-commands, COMMAND, notification.notify-customer.v1"
    })
    void setsAsideWhatHasABrokenBody(String channel, String kind, String type) {
        sendToEveryShard(channel, () -> StrangeMessage.withBrokenBody(type, kind), "the body is not a " + type);
        sendToEveryShard(channel, () -> StrangeMessage.withWrongFields(type, kind), "the body is not a " + type);
    }

    private void sendToEveryShard(String channel, Supplier<StrangeMessage> strange, String reason) {
        List<StrangeMessage> messages = Stream.generate(strange).limit(SHARDS).toList();
        IntStream.range(0, SHARDS).forEach(shard -> stranger.send(channel, shard, messages.get(shard)));
        await().atMost(SOON)
                .ignoreExceptions() // the queue is declared with its first message
                .untilAsserted(() -> assertThat(messages)
                        .allSatisfy(message -> assertThat(stranger.reasonOf(message))
                                .hasValueSatisfying(found -> assertThat(found).contains(reason))));
        orderInEveryShard();
        assertThat(SYSTEM.process().errors()).isEmpty();
    }

    private static void orderInEveryShard() {
        Settlement settlement = new Settlement(SYSTEM.api(), List.of("alice"));
        Map<Integer, UUID> orders = new HashMap<>();
        while (orders.size() < SHARDS) {
            UUID order = SYSTEM.api().place("alice", "0.10");
            orders.put(Math.floorMod(order.toString().hashCode(), SHARDS), order);
        }
        settlement.awaitFinal(orders.values(), SOON);
    }
}
