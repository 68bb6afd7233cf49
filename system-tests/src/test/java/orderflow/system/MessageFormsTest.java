package orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The same system while the form of its messages changes: text to binary and back, one version of an event to the next.
 */
class MessageFormsTest {

    private static final String BINARY = "orderflow.messaging.channels.%s.content-type=application/cbor";
    private static final String LATER_VERSION = "orderflow.orders.placed-event=v2";

    @TempDir
    private Path folder;

    private final Ports ports = Ports.free();
    private final RestApi api = new RestApi(ports);
    private OrderflowProcess process;
    private int starts;

    private void start(String... settings) {
        Path log = folder.resolve("orderflow-" + ++starts + ".log");
        process = OrderflowProcess.start(ports, folder.resolve("data"), log, settings);
        process.awaitReady();
    }

    private void startAgain(String... settings) {
        process.terminate(Duration.ofSeconds(60));
        start(settings);
    }

    @AfterEach
    void stop() {
        process.kill();
    }

    @Test
    void ordersCompleteWhateverFormTheirMessagesHave() {
        start(BINARY.formatted("payment-commands"), BINARY.formatted("payment-events"));
        JsonNode first = api.order("alice", "1.00");
        assertThat(formsOf(first))
                .contains(
                        "order-events order.placed.v1 application/json",
                        "payment-commands payment.authorize.v1 application/cbor",
                        "order-replies payment.authorized.v1 application/json");
        startAgain(LATER_VERSION, BINARY.formatted("order-events"));
        JsonNode second = api.order("alice", "1.00");
        assertThat(formsOf(second))
                .contains(
                        "order-events order.placed.v2 application/cbor",
                        "payment-commands payment.authorize.v1 application/json");

        List.of(first, second).forEach(this::assertComplete);
        assertThat(timeline(first)).startsWith("order.placed.v1").hasSize(5);
        assertThat(timeline(second)).startsWith("order.placed.v2").hasSize(5);
        assertThat(process.errors()).isEmpty();
    }

    private void assertComplete(JsonNode order) {
        String id = order.path("orderId").asString();
        assertThat(order.path("state").asString()).isEqualTo("COMPLETED");
        assertThat(messages(order).valueStream())
                .as("every body can be read")
                .allMatch(message -> message.at("/body/orderId").asString().equals(id));
        await().atMost(Duration.ofSeconds(20)).until(() -> timeline(order).contains("order.completed.v1"));
    }

    private List<String> formsOf(JsonNode order) {
        return messages(order)
                .valueStream()
                .map(message -> message.path("channel").asString() + " "
                        + message.path("type").asString() + " "
                        + message.path("contentType").asString())
                .toList();
    }

    private JsonNode messages(JsonNode order) {
        return api.json(Service.ORDER, "/orders/" + order.path("orderId").asString() + "/messages");
    }

    private List<String> timeline(JsonNode order) {
        return api.json(
                        Service.NOTIFICATION,
                        "/timelines/" + order.path("orderId").asString())
                .path("entries")
                .valueStream()
                .map(entry -> entry.path("type").asString())
                .toList();
    }
}
