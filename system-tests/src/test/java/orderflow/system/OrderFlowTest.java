package orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The main job, seen from outside. */
class OrderFlowTest {

    private static final List<String> COMPLETED_CONVERSATION = List.of(
            "SENT order.placed.v1",
            "SENT payment.authorize.v1",
            "HANDLED payment.authorized.v1",
            "SENT order.approved.v1",
            "SENT payment.capture.v1",
            "HANDLED payment.captured.v1",
            "SENT order.completed.v1",
            "SENT notification.notify-customer.v1");

    private final RestApi api = RunningSystem.shared().api();

    @Test
    void completesAnOrderThatItsCustomerCanPay() {
        Settlement settlement = new Settlement(api, List.of("alice"));
        JsonNode answer = api.order("alice", "39.80");
        assertThat(answer.path("state").asString()).isEqualTo("COMPLETED");
        settlement.check(List.of(RestApi.idOf(answer)));
    }

    @Test
    void rejectsAnOrderThatItsCustomerCannotPayAndSaysWhy() {
        Settlement settlement = new Settlement(api, List.of("bob"));
        JsonNode answer = api.order("bob", "500.00");
        assertThat(answer.path("state").asString()).isEqualTo("REJECTED");
        settlement.check(List.of(RestApi.idOf(answer)));
        assertThat(api.json(Service.ORDER, "/orders/" + RestApi.idOf(answer))
                        .path("rejectionReason")
                        .asString())
                .isEqualTo("insufficient funds: 500.00 EUR asked, 50.00 EUR available");
    }

    @Test
    void showsEveryMessageOfAConversationOldestFirst() {
        JsonNode messages =
                api.json(Service.ORDER, "/orders/" + RestApi.idOf(api.order("alice", "1.00")) + "/messages");
        assertThat(messages.valueStream()
                        .map(message -> text(message, "direction") + " " + text(message, "type"))
                        .toList())
                .isEqualTo(COMPLETED_CONVERSATION);
        assertThat(messages.valueStream().map(message -> text(message, "time"))).isSorted();
    }

    @Test
    void causesLinkTheMessagesOfAConversation() {
        JsonNode messages =
                api.json(Service.ORDER, "/orders/" + RestApi.idOf(api.order("alice", "1.00")) + "/messages");
        assertThat(text(messages.get(2), "causationId")).isEqualTo(text(messages.get(1), "messageId"));
        assertThat(text(messages.get(4), "causationId")).isEqualTo(text(messages.get(2), "messageId"));
        assertThat(text(messages.get(7), "causationId")).isEqualTo(text(messages.get(5), "messageId"));
    }

    @Test
    void buildsTheTimelineOfACompletedOrder() {
        assertThatTimelineOf(api.order("alice", "1.00"), "COMPLETED")
                .containsExactly(
                        "order.placed.v1",
                        "payment.authorized.v1",
                        "order.approved.v1",
                        "payment.captured.v1",
                        "order.completed.v1");
    }

    @Test
    void buildsTheTimelineOfARejectedOrder() {
        assertThatTimelineOf(api.order("bob", "500.00"), "REJECTED")
                .containsExactly("order.placed.v1", "payment.declined.v1", "order.rejected.v1");
    }

    private org.assertj.core.api.ListAssert<String> assertThatTimelineOf(JsonNode answer, String state) {
        String path = "/timelines/" + RestApi.idOf(answer);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> text(api.json(Service.NOTIFICATION, path), "state").equals(state));
        return assertThat(api.json(Service.NOTIFICATION, path)
                .path("entries")
                .valueStream()
                .map(entry -> text(entry, "type"))
                .toList());
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString();
    }
}
