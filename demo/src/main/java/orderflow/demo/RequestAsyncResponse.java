package orderflow.demo;

import java.util.List;

/** Request/asynchronous response: the commands of PlaceOrderSaga and the replies to them. */
final class RequestAsyncResponse implements Scenario {

    @Override
    public String play(Stage stage) {
        Shop shop = stage.shop();
        stage.step("Place an order of 19.90 EUR. order-service answers at once; then it asks payment-service twice.");
        String order = shop.place(shop.openAccount("100.00"), "19.90");
        stage.tell("order " + order);
        stage.await("the order is COMPLETED", () -> shop.state(order), "COMPLETED"::equals);

        stage.step("Look at its messages, as GET /orders/" + order + "/messages shows them.");
        List<SeenMessage> messages = shop.messages(order);
        messages.forEach(message -> stage.tell(message.toString()));
        stage.lookInLog(order, "payment-service handles each command, and its reply is \"caused by\" that command");

        stage.step("Match the replies to the requests.");
        match(stage, messages);
        stage.look("the requester may be restarted meanwhile, since its replies wait in a durable queue: "
                + "./run demo restart");
        return "Every reply carried the correlation id of its request, and found the saga that waited for it.";
    }

    private static void match(Stage stage, List<SeenMessage> messages) {
        List<SeenMessage> requests = messages.stream()
                .filter(message -> message.sent() && !message.correlationId().isEmpty())
                .toList();
        List<SeenMessage> replies =
                messages.stream().filter(message -> !message.sent()).toList();
        stage.check(requests.size() == 2 && replies.size() == 2, "two requests, two replies", messages);
        long distinct =
                requests.stream().map(SeenMessage::correlationId).distinct().count();
        stage.check(distinct == requests.size(), "no two requests share a correlation id", requests);
        for (int i = 0; i < requests.size(); i++) {
            checkPair(stage, requests.get(i), replies.get(i));
        }
    }

    private static void checkPair(Stage stage, SeenMessage request, SeenMessage reply) {
        stage.check(
                reply.correlationId().equals(request.correlationId())
                        && reply.causationId().equals(request.id()),
                reply.type() + " answers " + request.type() + " by correlation id "
                        + Shop.shortened(request.correlationId()),
                reply);
    }
}
