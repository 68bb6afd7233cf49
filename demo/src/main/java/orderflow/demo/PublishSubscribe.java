package orderflow.demo;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Publish/subscribe: events for whoever listens; each subscriber gets its own copy and builds a view of its own. */
final class PublishSubscribe implements Scenario {

    private static final int EVENTS = 5; // three of the order, two of its payment
    private static final List<String> OF_PAYMENT = List.of("payment.authorized.v1", "payment.captured.v1");

    @Override
    public String play(Stage stage) {
        Shop shop = stage.shop();
        stage.step("Open an account: payment-service publishes AccountOpened, and knows none of its subscribers.");
        String customer = shop.openAccount("100.00");
        stage.step("Place an order: order-service can, because its own copy of the event has told it of the customer.");
        String order = shop.place(customer, "30.00");
        stage.await("the order is COMPLETED", () -> shop.state(order), "COMPLETED"::equals);

        stage.step("Compare the events that order-service has published with the timeline that notification-service "
                + "has built from its copies.");
        JsonNode timeline = compare(stage, order);
        stage.lookInLog(order, "channels order-events and payment-events");
        rebuild(stage, order, timeline);

        stage.step("Count the subscribers of each channel of events.");
        return "Each subscriber got its own copy of every event, once: " + subscribers(stage) + ".";
    }

    /** @return the timeline */
    private static JsonNode compare(Stage stage, String order) {
        List<String> published = stage.shop().messages(order).stream()
                .filter(message -> message.sent() && message.kind().equals("EVENT"))
                .map(SeenMessage::type)
                .toList();
        JsonNode timeline = stage.await(
                "the timeline has " + EVENTS + " entries",
                () -> stage.shop()
                        .api()
                        .get(Service.NOTIFICATION, "/timelines/" + order)
                        .body(),
                view -> view.path("entries").size() >= EVENTS);
        timeline.path("entries")
                .forEach(entry -> stage.tell(entry.path("time").asString("") + "  "
                        + entry.path("description").asString("")));
        List<String> received = typesFrom(timeline, "order-service");
        stage.check(received.equals(published), "each event has arrived once, in the order of sending", received);
        List<String> payment = typesFrom(timeline, "payment-service");
        stage.check(payment.equals(OF_PAYMENT), "and so have those of payment-service, from another channel", payment);
        return timeline;
    }

    private static void rebuild(Stage stage, String order, JsonNode timeline) {
        RestApi api = stage.shop().api();
        stage.step("Be a subscriber that comes later: POST /timelines/rebuild reads the events from the beginning.");
        Answer started = api.post(Service.NOTIFICATION, "/timelines/rebuild", "");
        stage.tell("answered " + started);
        if (started.status() == 409) {
            stage.tell("Kafka keeps events that were handled; the broker of this channel does not.");
            return;
        }
        String view = started.text("view");
        stage.await(
                "GET /timelines/views says that view " + view + " is CURRENT",
                () -> stage.shop().json(Service.NOTIFICATION, "/timelines/views"),
                views -> views.valueStream()
                        .anyMatch(each -> each.path("id").asString("").equals(view)
                                && each.path("state").asString("").equals("CURRENT")));
        JsonNode rebuilt = stage.shop().json(Service.NOTIFICATION, "/timelines/" + order);
        stage.check(rebuilt.equals(timeline), "the timeline that was rebuilt is the same as before", rebuilt);
    }

    private static List<String> typesFrom(JsonNode timeline, String source) {
        return timeline.path("entries")
                .valueStream()
                .filter(entry -> entry.path("source").asString("").equals(source))
                .map(entry -> entry.path("type").asString(""))
                .toList();
    }

    private static String subscribers(Stage stage) {
        List<String> counts = new ArrayList<>();
        for (String channel : List.of("account-events", "order-events", "payment-events")) {
            Set<String> subscribers = new TreeSet<>();
            for (Service service : Service.values()) {
                Shard.of(stage.shop(), service).stream()
                        .filter(shard -> shard.channel().equals(channel))
                        .forEach(shard -> subscribers.add(shard.subscriber()));
            }
            stage.tell(channel + ": " + subscribers.stream().collect(joining(", ")));
            counts.add(channel + " has " + subscribers.size());
        }
        return String.join(", ", counts);
    }
}
