package orderflow.demo;

import java.time.Duration;
import java.util.List;

/** Request/response: the same messages, with a client that is blocked until the reply, and one that is not. */
final class RequestResponse implements Scenario {

    @Override
    public String play(Stage stage) {
        Shop shop = stage.shop();
        String customer = shop.openAccount("100.00");
        stage.step("Place an order with \"Prefer: wait=10\": the client is blocked until the outcome is known.");
        Answer blocking = shop.order(customer, "10.00", "Prefer", "wait=10");
        stage.tell("answered " + blocking);
        stage.check(
                blocking.status() == 200 && blocking.text("state").equals("COMPLETED"),
                "the answer is 200, and tells the outcome",
                blocking);

        stage.step("Place the same order without it: the client is free at once, and asks for the outcome later.");
        long begin = System.nanoTime();
        Answer free = shop.order(customer, "10.00");
        stage.tell("answered " + free);
        stage.check(free.status() == 202, "the answer is 202, whatever comes of it", free);
        String order = free.text("orderId");
        stage.await("GET /orders/" + order + " says COMPLETED", () -> shop.state(order), "COMPLETED"::equals);
        Duration known = Duration.ofNanos(System.nanoTime() - begin);

        stage.step("Compare the messages of both.");
        List<String> conversation = types(shop, order);
        stage.tell(String.join(", ", conversation));
        stage.check(
                conversation.equals(types(shop, blocking.text("orderId"))),
                "both led to the same messages, in the same order",
                types(shop, blocking.text("orderId")));
        stage.lookInLog(order, "waiting is the web layer's business, no message knows of it");
        return "The blocked client waited " + blocking.after().toMillis() + " ms for its answer, the other one "
                + free.after().toMillis() + " ms; it knew the outcome after " + known.toMillis() + " ms.";
    }

    private static List<String> types(Shop shop, String order) {
        return shop.messages(order).stream().map(SeenMessage::type).toList();
    }
}
