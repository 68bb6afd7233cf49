package orderflow.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What nobody can read, on every topic: set aside with its reason, or skipped if only unknown; the next is handled. */
class BadEventsTest {

    private static final int SHARDS = 4;
    private static final int EVENTS_OF_AN_ORDER = 5;
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final RunningSystem SYSTEM = RunningSystem.shared();
    private static KafkaClient stranger;

    @BeforeAll
    static void connect() {
        stranger = new KafkaClient(SYSTEM.ports().kafka());
    }

    @AfterAll
    static void disconnect() {
        stranger.close();
    }

    @ParameterizedTest
    @CsvSource({"order-events", "payment-events", "account-events"})
    void setsAsideWhatHasNoHeaders(String topic) throws Exception {
        setsAside(topic, StrangeMessage::withoutHeaders, "the header ce_specversion is missing");
    }

    @ParameterizedTest
    @CsvSource({"order-events", "payment-events", "account-events"})
    void setsAsideAnUnknownCommand(String topic) throws Exception {
        setsAside(topic, () -> StrangeMessage.ofUnknownType("COMMAND"), "unknown command type stranger.greeting.v1");
    }

    @ParameterizedTest
    @CsvSource({
        "order-events, order.placed.v1",
        "payment-events, payment.authorized.v1",
        "account-events, account.opened.v1"
    })
    void setsAsideWhatHasABrokenBody(String topic, String type) throws Exception {
        setsAside(topic, () -> StrangeMessage.withBrokenBody(type, "EVENT"), "the body is not a " + type);
        setsAside(topic, () -> StrangeMessage.withWrongFields(type, "EVENT"), "the body is not a " + type);
    }

    @ParameterizedTest
    @CsvSource({"order-events, NOTIFICATION", "payment-events, NOTIFICATION", "account-events, ORDER"})
    void skipsAndCountsAnUnknownEvent(String topic, Service subscriber) throws Exception {
        String skipped = "orderflow.messaging.messages?tag=what:skipped&tag=channel:" + topic;
        double before = SYSTEM.api().metric(subscriber, skipped);
        List<StrangeMessage> messages = sendToEveryShard(topic, () -> StrangeMessage.ofUnknownType("EVENT"));
        await().atMost(SOON).until(() -> SYSTEM.api().metric(subscriber, skipped) == before + SHARDS);
        handlesTheNext();
        assertThat(messages).noneMatch(message -> stranger.reasonOf(message).isPresent());
    }

    private void setsAside(String topic, Supplier<StrangeMessage> strange, String reason) throws Exception {
        List<StrangeMessage> messages = sendToEveryShard(topic, strange);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(messages)
                        .allSatisfy(message -> assertThat(stranger.reasonOf(message))
                                .hasValueSatisfying(found -> assertThat(found).contains(reason))));
        handlesTheNext();
    }

    private static List<StrangeMessage> sendToEveryShard(String topic, Supplier<StrangeMessage> strange)
            throws Exception {
        List<StrangeMessage> messages = Stream.generate(strange).limit(SHARDS).toList();
        for (int shard = 0; shard < SHARDS; shard++) {
            stranger.send(topic, shard, messages.get(shard));
        }
        return messages;
    }

    private static void handlesTheNext() throws IOException {
        Map<Integer, UUID> orders = new HashMap<>();
        for (String customer = customerInShard(0); orders.size() < SHARDS; ) {
            UUID order = SYSTEM.api().place(customer, "0.01");
            orders.put(shardOf(order.toString()), order);
        }
        for (int shard = 1; shard < SHARDS; shard++) {
            UUID order = SYSTEM.api().place(customerInShard(shard), "0.01");
            orders.put(SHARDS + shard, order);
        }
        await().atMost(SOON).untilAsserted(() -> assertThat(orders.values()).allSatisfy(BadEventsTest::hasItsTimeline));
        assertThat(SYSTEM.process().errors()).isEmpty();
    }

    private static void hasItsTimeline(UUID order) {
        JsonNode timeline = SYSTEM.api().json(Service.NOTIFICATION, "/timelines/" + order);
        assertThat(timeline.path("entries").valueStream()).hasSize(EVENTS_OF_AN_ORDER);
    }

    /** @return one who is known as soon as the event of the opened account was handled */
    private static String customerInShard(int shard) throws IOException {
        String customer;
        do {
            customer = "c-" + UUID.randomUUID();
        } while (shardOf(customer) != shard);
        SYSTEM.api().openAccount(customer, "10.00");
        return customer;
    }

    private static int shardOf(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % SHARDS;
    }
}
