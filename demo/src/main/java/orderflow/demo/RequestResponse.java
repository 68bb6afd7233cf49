package orderflow.demo;

import java.time.Duration;
import java.util.List;

/** Request/response: the same messages, with a client that is blocked until the reply, and one that is not. */
final class RequestResponse implements Scenario {

    /**
     * How an order was placed.
     *
     * @param known how long it took until the client knew the outcome
     */
    private record Placed(String order, Duration answered, Duration known) {}

    @Override
    public String play(Stage stage) {
        String customer = stage.shop().openAccount("100.00");
        stage.step("Place an order with \"Prefer: wait=10\": the client is blocked until the outcome is known.");
        Placed blocked = blocked(stage, customer);
        stage.step("Place the same order without it: the client is free at once, and asks for the outcome later.");
        Placed free = free(stage, customer);

        stage.step("Compare the messages of both.");
        List<String> conversation = types(stage.shop(), free.order());
        stage.tell(String.join(", ", conversation));
        List<String> other = types(stage.shop(), blocked.order());
        stage.check(conversation.equals(other), "both led to the same messages, in the same order", other);
        stage.lookInLog(free.order(), "waiting is the web layer's business, no message knows of it");
        return "The blocked client waited " + blocked.answered().toMillis() + " ms for its answer, the other one "
                + free.answered().toMillis() + " ms; it knew the outcome after "
                + free.known().toMillis() + " ms.";
    }

    private static Placed blocked(Stage stage, String customer) {
        Answer answer = stage.shop().order(customer, "10.00", "Prefer", "wait=10");
        stage.tell("answered " + answer);
        boolean told = answer.status() == 200 && answer.text("state").equals("COMPLETED");
        stage.check(told, "the answer is 200, and tells the outcome", answer);
        return new Placed(answer.text("orderId"), answer.after(), answer.after());
    }

    private static Placed free(Stage stage, String customer) {
        long begin = System.nanoTime();
        Answer answer = stage.shop().order(customer, "10.00");
        stage.tell("answered " + answer);
        stage.check(answer.status() == 202, "the answer is 202, whatever comes of it", answer);
        String order = answer.text("orderId");
        stage.await(
                "GET /orders/" + order + " says COMPLETED", () -> stage.shop().state(order), "COMPLETED"::equals);
        return new Placed(order, answer.after(), Duration.ofNanos(System.nanoTime() - begin));
    }

    private static List<String> types(Shop shop, String order) {
        return shop.messages(order).stream().map(SeenMessage::type).toList();
    }
}
