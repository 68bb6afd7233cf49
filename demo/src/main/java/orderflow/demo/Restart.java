package orderflow.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stopping and killing while orders are under way: what was accepted ends, once, and money is conserved. */
final class Restart implements Scenario {

    private static final int ORDERS = 100;
    private static final int SUCCESS = 2;

    @Override
    public String play(Stage stage) {
        String customer = stage.shop().openAccount("100.00");
        stage.step("Place " + ORDERS + " orders, one after the other. Meanwhile stop or kill what you like, and start "
                + "it again:");
        stage.tell("Ctrl-C or kill -9, and ./run; on docker compose, say: docker compose kill order-service, then "
                + "docker compose start order-service");
        stage.tell("An order that gets no answer is sent again with its Idempotency-Key.");
        List<String> orders = new ArrayList<>();
        int outages = placeAll(stage, customer, orders);

        stage.step("Wait for their ends: replies that came while nobody was there wait in their queue.");
        stage.tell("An order whose payment is not answered within 30 s is rejected.");
        stage.awaitState(orders, "COMPLETED", "REJECTED");
        long completed = check(stage, customer, orders);
        stage.lookInLog(orders.get(0), "a message handled before the end and delivered again is a \"duplicate\"");
        return "All " + ORDERS + " orders ended: " + completed + " completed and paid once, " + (ORDERS - completed)
                + " rejected, with " + outages + " outages in between.";
    }

    /** @return how often there was no answer at first */
    private static int placeAll(Stage stage, String customer, List<String> orders) {
        int outages = 0;
        for (int i = 1; i <= ORDERS; i++) {
            String key = "demo-" + UUID.randomUUID();
            Optional<String> order = place(stage.shop(), customer, key);
            if (order.isEmpty()) {
                outages++;
                order = stage.await(
                        "order " + i + " is accepted", () -> place(stage.shop(), customer, key), Optional::isPresent);
            }
            orders.add(order.orElseThrow());
            stage.pause();
        }
        return outages;
    }

    /** @return empty when there was no answer, or one of trouble */
    private static Optional<String> place(Shop shop, String customer, String key) {
        try {
            Answer answer = shop.order(customer, "1.00", "Idempotency-Key", key);
            return answer.status() / 100 == SUCCESS ? Optional.of(answer.text("orderId")) : Optional.empty();
        } catch (NotRunning e) {
            return Optional.empty();
        }
    }

    /** @return how many were completed */
    private static long check(Stage stage, String customer, List<String> orders) {
        Shop shop = stage.shop();
        long completed = orders.stream()
                .filter(order -> shop.state(order).equals("COMPLETED"))
                .count();
        stage.await("nothing is left on hold", () -> shop.balance(customer, "held"), held -> held.signum() == 0);
        BigDecimal balance = shop.balance(customer, "available");
        stage.check(
                balance.compareTo(BigDecimal.valueOf(ORDERS - completed)) == 0,
                completed + " times 1.00 EUR were taken from 100.00 EUR",
                balance);
        return completed;
    }
}
