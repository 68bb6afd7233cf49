package orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The timelines, built anew from the topics while orders come and go. */
class TimelineRebuildTest {

    private static final int REBUILDS = 3;
    private static final int ORDERS_EACH = 10;
    private static final List<String> COMPLETED = List.of(
            "order.placed.v1",
            "payment.authorized.v1",
            "order.approved.v1",
            "payment.captured.v1",
            "order.completed.v1");

    private final RunningSystem system = RunningSystem.shared();
    private final RestApi api = system.api();

    @Test
    void losesNoEventWhileOrdersFlow() throws IOException {
        String customer = "rebuild-" + UUID.randomUUID();
        api.openAccount(customer, "1000.00");
        api.order(customer, "1.00");
        List<UUID> orders = new ArrayList<>();
        for (int i = 0; i < REBUILDS; i++) {
            placeSome(customer, orders);
            String view = rebuild();
            placeSome(customer, orders);
            awaitShown(view);
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(orders)
                        .allSatisfy(order -> assertThat(types(order)).containsExactlyInAnyOrderElementsOf(COMPLETED)));
        awaitShown(rebuild());
        assertThat(orders).allSatisfy(order -> assertThat(types(order)).containsExactlyInAnyOrderElementsOf(COMPLETED));
    }

    private void placeSome(String customer, List<UUID> orders) {
        for (int i = 0; i < ORDERS_EACH; i++) {
            orders.add(api.place(customer, "1.00"));
        }
    }

    private String rebuild() throws IOException {
        HttpResponse<String> response = api.post(Service.NOTIFICATION, "/timelines/rebuild", "");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return JsonMapper.shared().readTree(response.body()).path("view").asString();
    }

    private void awaitShown(String view) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode views = api.json(Service.NOTIFICATION, "/timelines/views");
            assertThat(views).hasSize(1);
            assertThat(views.path(0).path("id").asString()).isEqualTo(view);
            assertThat(views.path(0).path("state").asString()).isEqualTo("CURRENT");
        });
    }

    private List<String> types(UUID order) {
        return api.json(Service.NOTIFICATION, "/timelines/" + order)
                .path("entries")
                .valueStream()
                .map(entry -> entry.path("type").asString())
                .toList();
    }
}
