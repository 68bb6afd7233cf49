package orderflow.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** What may be repeated: POST only with a key, DELETE by its nature. */
final class Idempotency implements Scenario {

    private static final String PRICE = "10.00";

    @Override
    public String play(Stage stage) {
        String customer = stage.shop().openAccount("100.00");
        stage.step("POST the same order twice: two orders, since POST is not idempotent by nature.");
        String first = postTwice(stage, customer);
        stage.step("POST it twice with the same Idempotency-Key: one order.");
        postTwiceWithKey(stage, customer);
        stage.step("DELETE the first order twice: once cancelled, since DELETE is idempotent by nature.");
        deleteTwice(stage, customer, first);
        stage.lookInLog(first, "the second DELETE sends no message");
        return "Two orders without a key, one with it, one refund for two cancellations; the balance agrees.";
    }

    private static String postTwice(Stage stage, String customer) {
        String first = stage.shop().place(customer, PRICE);
        String second = stage.shop().place(customer, PRICE);
        stage.check(!first.equals(second), "two different orders", first);
        awaitState(stage, first, "COMPLETED");
        awaitState(stage, second, "COMPLETED");
        checkBalance(stage, customer, "80.00", "both were paid");
        return first;
    }

    private static void postTwiceWithKey(Stage stage, String customer) {
        String key = "demo-" + UUID.randomUUID();
        Answer original = stage.shop().order(customer, PRICE, "Idempotency-Key", key);
        Answer repeated = stage.shop().order(customer, PRICE, "Idempotency-Key", key);
        stage.tell("answered " + original);
        stage.tell("answered " + repeated);
        stage.check(original.text("orderId").equals(repeated.text("orderId")), "the same order twice", repeated);
        awaitState(stage, original.text("orderId"), "COMPLETED");
        checkBalance(stage, customer, "70.00", "it was paid once");
    }

    private static void deleteTwice(Stage stage, String customer, String order) {
        Shop shop = stage.shop();
        stage.tell("answered " + shop.cancel(order).status() + ", then "
                + shop.cancel(order).status());
        awaitState(stage, order, "CANCELLED");
        stage.await("its payment is REFUNDED", () -> shop.paymentState(order), "REFUNDED"::equals);
        checkBalance(stage, customer, "80.00", "it was refunded once");
        List<String> told =
                stage.await("the customer is told", () -> occasions(shop, order), occasions -> occasions.size() > 1);
        stage.check(
                told.equals(List.of("ORDER_COMPLETED", "ORDER_CANCELLED")), "he is told once of each outcome", told);
    }

    private static void awaitState(Stage stage, String order, String state) {
        stage.await(
                "order " + Shop.shortened(order) + " is " + state,
                () -> stage.shop().state(order),
                state::equals);
    }

    private static void checkBalance(Stage stage, String customer, String euros, String because) {
        BigDecimal balance = stage.shop().balance(customer, "available");
        stage.check(
                balance.compareTo(new BigDecimal(euros)) == 0,
                "the customer has " + euros + " EUR: " + because,
                balance);
    }

    private static List<String> occasions(Shop shop, String order) {
        return shop.notifications(order).stream()
                .map(notification -> notification.path("occasion").asString(""))
                .toList();
    }
}
