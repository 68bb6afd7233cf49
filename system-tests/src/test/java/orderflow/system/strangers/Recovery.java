package orderflow.system.strangers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import orderflow.system.RestApi;
import orderflow.system.Service;
import org.apache.kafka.common.utils.Utils;
import tools.jackson.databind.JsonNode;

/** What must be true of the system after whatever came from the outside. */
final class Recovery {

    private static final int EVENTS_OF_AN_ORDER = 5;
    private static final Duration QUIET = Duration.ofSeconds(3);

    private final RestApi api;

    Recovery(RestApi api) {
        this.api = api;
    }

    /** Orders pass through every shard of every channel; new customers are known through every shard of theirs. */
    void ordersInEveryShard(Duration atMost) throws IOException {
        String[] customers = new String[Templates.SHARDS];
        for (int shard = 0; shard < customers.length; shard++) {
            customers[shard] = customerIn(shard);
            api.openAccount(customers[shard], "100.00");
        }
        Map<String, UUID> orders = new HashMap<>();
        await().atMost(atMost).untilAsserted(() -> {
            for (String customer : customers) {
                if (!orders.containsKey(customer)) {
                    orders.put(customer, api.place(customer, "0.01"));
                }
            }
        });
        Set<String> shards = new HashSet<>();
        while (shards.size() < 2 * Templates.SHARDS) {
            UUID order = api.place(customers[0], "0.01");
            orders.put(order.toString(), order);
            shards.add("amqp " + Math.floorMod(order.toString().hashCode(), Templates.SHARDS));
            shards.add("kafka " + kafkaShard(order.toString()));
        }
        await().atMost(atMost).untilAsserted(() -> assertThat(orders.values()).allSatisfy(this::isComplete));
        assertThat(api.offers(customers[0], "1.00").path("answered"))
                .as("offers")
                .isNotEmpty();
    }

    private void isComplete(UUID order) {
        assertThat(api.json(Service.ORDER, "/orders/" + order).path("state").asString())
                .isEqualTo("COMPLETED");
        assertThat(api.json(Service.NOTIFICATION, "/timelines/" + order)
                        .path("entries")
                        .valueStream())
                .hasSize(EVENTS_OF_AN_ORDER);
        assertThat(api.json(Service.NOTIFICATION, "/notifications?orderId=" + order))
                .hasSize(1);
    }

    private static String customerIn(int shard) {
        return Stream.generate(() -> "c-" + UUID.randomUUID())
                .filter(customer -> kafkaShard(customer) == shard)
                .findFirst()
                .orElseThrow();
    }

    private static int kafkaShard(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % Templates.SHARDS;
    }

    void nothingRemains(Duration atMost) {
        await().atMost(atMost).untilAsserted(() -> assertThat(waiting()).isEmpty());
    }

    private Map<String, Long> waiting() {
        Map<String, Long> waiting = new HashMap<>();
        for (Service service : Service.values()) {
            for (JsonNode channel : api.json(service, "/actuator/channels").path("channels")) {
                String name = service + " " + channel.path("channel").asString();
                waiting.put(name, channel.at("/remaining/messages").asLong(0));
                waiting.put(name + " outbox", channel.path("outbox").asLong(0));
            }
        }
        waiting.values().removeIf(count -> count == 0);
        return waiting;
    }

    /** Nothing is delivered, sent or tried again any more. */
    void nothingLoops() {
        nothingRemains(Duration.ofSeconds(10));
        Map<String, Double> before = counters();
        await().pollDelay(QUIET).atMost(QUIET.multipliedBy(2)).until(() -> true);
        assertThat(counters()).as("messages that go on by themselves").isEqualTo(before);
        assertThat(waiting()).isEmpty();
    }

    private Map<String, Double> counters() {
        Map<String, Double> counters = new HashMap<>();
        for (Service service : Service.values()) {
            for (String what :
                    new String[] {"handled", "sent", "retried", "invalid", "duplicate", "skipped", "unsent"}) {
                counters.put(
                        service + " " + what, api.metric(service, "orderflow.messaging.messages?tag=what:" + what));
            }
        }
        return counters;
    }

    void isHealthy() {
        for (Service service : Service.values()) {
            JsonNode health = api.json(service, "/actuator/health");
            assertThat(health.path("status").asString()).as("%s", health).isEqualTo("UP");
            assertThat(api.metric(service, "orderflow.messaging.messages?tag=what:refused"))
                    .as("messages of %s that its broker refuses", service)
                    .isZero();
        }
    }
}
