package orderflow.system;

import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * One property moves all channels to one broker; all other tests have each channel on its own. Here every order is
 * traced, too.
 */
class BrokerArrangementsTest {

    private static final List<String> CHANNELS =
            List.of("payment-commands", "order-replies", "notification-commands", "order-events", "payment-events");
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String UNSAMPLED = "1af7651916cd43dd8448eb211c80319c";
    private static final int ORDERS = 40;
    private static final int SECONDS = 30;
    private static final Duration TO_FINISH = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private final Ports ports = Ports.free();
    private final RestApi api = new RestApi(ports);
    private final ZipkinStandIn zipkin = new ZipkinStandIn();
    private OrderflowProcess process;

    @AfterEach
    void stop() {
        process.kill();
        zipkin.close();
    }

    static Stream<Arguments> arrangements() {
        return Stream.of(Arguments.of("rabbitmq", List.of()), Arguments.of("kafka", CHANNELS));
    }

    @ParameterizedTest
    @MethodSource("arrangements")
    void everythingWorksOnOneBroker(String broker, List<String> topics) throws Exception {
        process = OrderflowProcess.start(
                ports,
                folder.resolve("data"),
                folder.resolve("orderflow.log"),
                "orderflow.messaging.broker=" + broker,
                "orderflow.zipkin=" + zipkin.url(),
                "management.opentelemetry.tracing.export.schedule-delay=100ms");
        process.awaitReady();

        takesOrders();
        assertThat(api.offers("alice", "39.80").path("answered").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("card", "invoice", "wallet");
        tracesAnOrder();
        linksWhatIsHandledTogether();
        assertThat(topics()).filteredOn(CHANNELS::contains).containsExactlyInAnyOrderElementsOf(topics);
        assertThat(process.errors()).isEmpty();
    }

    private void takesOrders() throws IOException {
        List<String> customers = List.of("alice", "bob", "regretful");
        api.openAccount("regretful", "100.00");
        Settlement settlement = new Settlement(api, customers);
        List<UUID> orders = new ArrayList<>();
        range(0, ORDERS).forEach(any -> orders.add(api.place("alice", "1.25")));
        orders.add(api.place("bob", "500.00"));
        UUID regretted = api.place("regretful", "10.00");
        assertThat(api.cancel(regretted)).isEqualTo(202);
        orders.add(regretted);

        settlement.awaitFinal(orders, TO_FINISH);
        settlement.check(orders);
        assertThat(orders.stream()
                        .map(order -> api.json(Service.ORDER, "/orders/" + order)
                                .path("state")
                                .asString()))
                .containsOnlyOnce("REJECTED", "CANCELLED");
    }

    /** From the client's own span, through all services, up to the mail. */
    private void tracesAnOrder() throws IOException {
        place("00-" + UNSAMPLED + "-b7ad6b7169203331-00");
        place("00-" + TRACE + "-b7ad6b7169203331-01");

        await().untilAsserted(() -> assertThat(zipkin.trace(TRACE))
                .extracting(
                        span -> span.path("localEndpoint").path("serviceName").asString() + " "
                                + span.path("name").asString())
                .contains(
                        "order-service http post /orders",
                        "order-service send payment-commands",
                        "payment-service process payment-commands",
                        "payment-service send order-replies",
                        "order-service process order-replies",
                        "order-service send order-events",
                        "notification-service process order-events",
                        "notification-service process notification-commands",
                        "notification-service mail order-completed"));
        assertThat(process.log()).anyMatch(line -> line.endsWith("trace " + TRACE.substring(24)));
        assertThat(zipkin.trace(UNSAMPLED)).isEmpty();
    }

    private void place(String traceparent) throws IOException {
        var answer = api.post(
                Service.ORDER,
                "/orders",
                RestApi.orderBody("alice", "1.00"),
                "traceparent",
                traceparent,
                "Prefer",
                "wait=10");
        assertThat(answer.body()).contains("COMPLETED");
    }

    /** The orders above came at once, so some of their messages were handled together. */
    private void linksWhatIsHandledTogether() {
        assertThat(zipkin.spans())
                .filteredOn(span -> span.path("name").asString().startsWith("receive "))
                .isNotEmpty()
                .allSatisfy(span -> {
                    JsonNode tags = span.path("tags");
                    assertThat(tags.path("links").asString().split(" "))
                            .hasSizeBetween(
                                    1, Integer.parseInt(tags.path("messages").asString()))
                            .allMatch(link -> !zipkin.trace(link.substring(0, link.indexOf('-')))
                                    .isEmpty());
                });
    }

    private Set<String> topics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + ports.kafka()))) {
            return admin.listTopics().names().get(SECONDS, TimeUnit.SECONDS);
        }
    }
}
