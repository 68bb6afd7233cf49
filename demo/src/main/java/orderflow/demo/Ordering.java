package orderflow.demo;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Order per shard key: the messages of one order are handled as sent, while those of others run in parallel. */
final class Ordering implements Scenario {

    private static final int CUSTOMERS = 5;
    private static final int ORDERS_EACH = 8;

    @Override
    public String play(Stage stage) {
        Shop shop = stage.shop();
        stage.step("Place " + ORDERS_EACH + " orders for each of " + CUSTOMERS + " customers, waiting for none.");
        List<String> orders = placeAll(shop);
        stage.awaitCompleted(orders);

        stage.step("Look at the first order's messages: \"sequence\" rises from message to message of one sender.");
        shop.messages(orders.get(0)).forEach(message -> stage.tell(message.sequence() + "  " + message));
        List<String> inverted =
                orders.stream().filter(order -> !inOrder(shop.messages(order))).toList();
        stage.check(inverted.isEmpty(), "so it does in all " + orders.size() + " conversations", inverted);
        stage.lookInLog(orders.get(0), "between them are those of other orders, handled in parallel");

        stage.step("Ask each service how often it has handled a message after a later one of the same key.");
        for (Service service : Service.values()) {
            double inversions = shop.metric(service, "orderflow.messaging.messages?tag=what:inverted");
            stage.check(inversions == 0, service + " has counted no inversion since its start", inversions);
        }
        return "Each order's messages were handled in the order of sending, with " + orders.size() + " orders at once.";
    }

    private static List<String> placeAll(Shop shop) {
        List<String> customers = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            customers.add(shop.openAccount("100.00"));
        }
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < ORDERS_EACH; i++) {
            customers.forEach(customer -> orders.add(shop.place(customer, "5.00")));
        }
        return orders;
    }

    private static boolean inOrder(List<SeenMessage> conversation) {
        Map<String, List<Long>> sequences = conversation.stream()
                .collect(groupingBy(
                        message -> message.source() + " " + message.channel(),
                        mapping(SeenMessage::sequence, toList())));
        return !conversation.isEmpty()
                && sequences.values().stream()
                        .allMatch(each -> each.equals(each.stream().sorted().toList()));
    }
}
