package orderflow.demo;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** One-way notification: order-service tells notification-service what to do, and awaits no answer. */
final class OneWayNotification implements Scenario {

    @Override
    public String play(Stage stage) {
        Shop shop = stage.shop();
        stage.step("Place an order of 12.00 EUR. Its last step sends NotifyCustomer.");
        String order = shop.place(shop.openAccount("100.00"), "12.00");
        stage.await("the order is COMPLETED", () -> shop.state(order), "COMPLETED"::equals);
        checkCommand(stage, order);
        stage.step("Ask notification-service for what it tells the customer.");
        checkMail(stage, order);
        stage.lookInLog(order, "sent by order-service, handled by notification-service, and nothing comes back");
        stage.look("the mail itself: http://localhost:8025 on docker compose; data/notification-service/mail on ./run");
        return "The command was sent once and answered by nobody; its mail left without delaying the order.";
    }

    private static void checkCommand(Stage stage, String order) {
        List<SeenMessage> commands = stage.shop().messages(order).stream()
                .filter(message -> message.channel().equals("notification-commands"))
                .toList();
        commands.forEach(message -> stage.tell(message.toString()));
        stage.check(commands.size() == 1 && commands.get(0).sent(), "one command was sent", commands);
        boolean oneWay = commands.get(0).kind().equals("COMMAND")
                && commands.get(0).correlationId().isEmpty();
        stage.check(oneWay, "it has no correlation id, since no reply is awaited", commands);
    }

    private static void checkMail(Stage stage, String order) {
        List<JsonNode> told = stage.await(
                "the mail is SENT",
                () -> stage.shop().notifications(order),
                notifications -> notifications.stream()
                        .anyMatch(each -> each.at("/mail/state").asString("").equals("SENT")));
        told.forEach(notification -> stage.tell(notification.toString()));
        stage.check(
                told.size() == 1 && told.get(0).path("occasion").asString("").equals("ORDER_COMPLETED"),
                "the customer is told once, of the completed order",
                told);
    }
}
