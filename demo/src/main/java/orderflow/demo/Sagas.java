package orderflow.demo;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Saga: three ends of an order, two of them by compensation; money is conserved in each. */
final class Sagas implements Scenario {

    private static final List<String> MONEY = List.of("debits", "credits");

    @Override
    public String play(Stage stage) {
        String customer = stage.shop().openAccount("100.00");
        checkLedger(stage, "before");
        stage.step("An order of 40.00 EUR, of 100.00: authorise, approve, capture.");
        String completed = play(stage, customer, "40.00", "COMPLETED");
        checkPayment(stage, completed, "CAPTURED", customer, "60.00");

        stage.step("An order of 90.00 EUR, of 60.00: the payment is declined, so the order is rejected.");
        String rejected = play(stage, customer, "90.00", "REJECTED");
        checkPayment(stage, rejected, "DECLINED", customer, "60.00");

        stage.step("Cancel the completed order: a saga of its own undoes the payment.");
        stage.tell("answered " + stage.shop().cancel(completed));
        awaitEnd(stage, completed, "CANCELLED");
        checkPayment(stage, completed, "REFUNDED", customer, "100.00");

        stage.step("Look at the books.");
        checkBooks(stage, customer);
        return "One order was completed, one rejected, one cancelled with a refund; debits equal credits throughout.";
    }

    private static String play(Stage stage, String customer, String euros, String end) {
        String order = stage.shop().place(customer, euros);
        awaitEnd(stage, order, end);
        return order;
    }

    private static void awaitEnd(Stage stage, String order, String end) {
        stage.await("the order is " + end, () -> stage.shop().state(order), end::equals);
        stage.shop().messages(order).forEach(message -> stage.tell(message.toString()));
        stage.lookInLog(order, "the same, and what payment-service does");
    }

    private static void checkBooks(Stage stage, String customer) {
        BigDecimal held = stage.shop().balance(customer, "held");
        stage.check(held.signum() == 0, "nothing is left on hold", held);
        checkLedger(stage, "after");
        double waiting = stage.shop().metric(Service.ORDER, "orderflow.messaging.sagas.waiting");
        stage.check(waiting == 0, "no saga waits for an operator", waiting);
    }

    private static void checkPayment(Stage stage, String order, String state, String customer, String euros) {
        String seen = stage.shop().paymentState(order);
        stage.check(seen.equals(state), "the payment is " + state, seen);
        BigDecimal balance = stage.shop().balance(customer, "available");
        stage.check(balance.compareTo(new BigDecimal(euros)) == 0, "the customer has " + euros + " EUR", balance);
    }

    private static void checkLedger(Stage stage, String when) {
        JsonNode ledger = stage.shop().ledger();
        List<JsonNode> sides = MONEY.stream().map(ledger::path).toList();
        stage.check(
                sides.get(0).isArray() && sides.get(0).equals(sides.get(1)),
                "debits equal credits " + when + ": " + sides.get(0),
                ledger);
    }
}
