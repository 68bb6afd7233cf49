package orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Others who know no more than the published standards can make sense of the messages. */
class ContractsForOthersTest {

    private final RunningSystem system = RunningSystem.shared();
    private final JsonMapper json = JsonMapper.shared();

    @Test
    void theCloudEventsSdkReadsTheEventsOfAnOrder() {
        UUID order = RestApi.orderIdIn(system.api().order("alice", "1.00").toString());

        CloudEvent placed = eventsOf(order).get(0);

        assertThat(placed.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(placed.getType()).isEqualTo("order.placed.v1");
        assertThat(placed.getSource()).isEqualTo(URI.create("/order-service"));
        assertThat(placed.getDataContentType()).isEqualTo("application/json");
        assertThat(placed.getTime().toInstant())
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(5)),
                        Instant.now().plusSeconds(5));
        assertThat(UUID.fromString(placed.getId()).version()).isEqualTo(7);
        assertThat(placed.getExtensionNames())
                .containsExactlyInAnyOrder("kind", "sequence", "partitionkey", "conversationid");
        assertThat(placed.getExtension("kind")).isEqualTo("EVENT");
        assertThat(json.readTree(placed.getData().toBytes()).path("orderId").asString())
                .isEqualTo(order.toString());
    }

    /** @return the order's events on the topic, once there are three */
    private List<CloudEvent> eventsOf(UUID order) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", "127.0.0.1:" + system.ports().kafka(), "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor("order-events").stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList());
            List<CloudEvent> found = new ArrayList<>();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (order.toString().equals(record.key())) { // others may be no events at all
                        found.add(KafkaMessageFactory.createReader(record.headers(), record.value())
                                .toEvent());
                    }
                });
                return found.size() == 3;
            });
            return found;
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void theAsyncApiDocumentHasEveryMessageOfAConversation() {
        String document = system.api().get(Service.ORDER, "/asyncapi").body();
        var channels =
                (Map<String, Map<String, Map<String, ?>>>) ((Map<String, ?>) new Yaml().load(document)).get("channels");
        String order = system.api().order("alice", "1.00").path("orderId").asString();

        List<JsonNode> messages = system.api()
                .json(Service.ORDER, "/orders/" + order + "/messages")
                .valueStream()
                .toList();

        assertThat(messages)
                .isNotEmpty()
                .allSatisfy(message -> assertThat(
                                channels.get(message.path("channel").asString()).get("messages"))
                        .containsKey(message.path("type").asString()));
    }
}
