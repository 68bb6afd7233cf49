package orderflow.system;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.reducing;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What must be true of the whole system when it has come to rest: nothing lost, nothing twice, no money astray. */
public final class Settlement {

    private static final Set<String> FINAL = Set.of("COMPLETED", "REJECTED", "CANCELLED");
    private static final Duration TO_COME_TO_REST = Duration.ofSeconds(30);

    private final RestApi api;
    private final Map<String, BigDecimal> openingBalances;

    /** @param customers whose balances, as they are now, are the opening balances */
    public Settlement(RestApi api, List<String> customers) {
        this.api = api;
        this.openingBalances =
                customers.stream().collect(toMap(Function.identity(), customer -> api.balance(customer, "available")));
    }

    public void awaitFinal(Collection<UUID> orders, Duration atMost) {
        awaitEach("final", orders, order -> FINAL.contains(stateOf(order)), atMost);
    }

    /** @param orders all that were placed since the beginning, each final */
    public void check(Collection<UUID> orders) {
        awaitEach("told of", orders, order -> occasions(order).contains("ORDER_" + stateOf(order)), TO_COME_TO_REST);
        await().atMost(TO_COME_TO_REST).untilAsserted(this::nothingWaits);
        checkBalances(orders);
        JsonNode ledger = api.json(Service.PAYMENT, "/ledger");
        assertThat(ledger.path("debits")).as("debits = credits").isNotEmpty().isEqualTo(ledger.path("credits"));
        assertThat(orders)
                .as("one notification each; two when it was cancelled after its completion")
                .allSatisfy(order -> assertThat(occasions(order))
                        .isIn(List.of("ORDER_" + stateOf(order)), List.of("ORDER_COMPLETED", "ORDER_CANCELLED"))
                        .endsWith("ORDER_" + stateOf(order)));
        for (Service service : Service.values()) {
            assertThat(api.metric(service, "orderflow.messaging.messages?tag=what:inverted"))
                    .as("inversions in %s", service)
                    .isZero();
        }
    }

    private void nothingWaits() {
        for (Service service : Service.values()) {
            assertThat(api.metric(service, "orderflow.messaging.outbox.depth"))
                    .as("outbox of %s", service)
                    .isZero();
        }
    }

    private void checkBalances(Collection<UUID> orders) {
        Map<String, BigDecimal> spent = orders.stream()
                .map(this::order)
                .filter(order -> order.path("state").asString().equals("COMPLETED"))
                .collect(groupingBy(
                        order -> order.path("customerId").asString(),
                        mapping(Settlement::total, reducing(BigDecimal.ZERO, BigDecimal::add))));
        openingBalances.forEach((customer, opening) -> {
            assertThat(api.balance(customer, "held")).as("held of %s", customer).isZero();
            assertThat(api.balance(customer, "available"))
                    .as("opening balance of %s less the completed orders", customer)
                    .isEqualByComparingTo(opening.subtract(spent.getOrDefault(customer, BigDecimal.ZERO)));
        });
    }

    private static BigDecimal total(JsonNode order) {
        return new BigDecimal(order.path("total").path("amount").asString());
    }

    private String stateOf(UUID order) {
        return order(order).path("state").asString();
    }

    private JsonNode order(UUID order) {
        return api.json(Service.ORDER, "/orders/" + order);
    }

    /** @return what its customer was told of, in this order */
    List<String> occasions(UUID order) {
        return api.json(Service.NOTIFICATION, "/notifications?orderId=" + order)
                .valueStream()
                .map(notification -> notification.path("occasion").asString())
                .toList();
    }

    private static void awaitEach(String what, Collection<UUID> orders, Predicate<UUID> condition, Duration atMost) {
        Queue<UUID> waiting = new ArrayDeque<>(orders);
        var patience = await().atMost(atMost)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class); // whoever is asked may be just starting
        patience.untilAsserted(() -> {
            while (!waiting.isEmpty() && condition.test(waiting.element())) {
                waiting.remove();
            }
            assertThat(waiting)
                    .as("of %d orders, not yet %s", orders.size(), what)
                    .isEmpty();
        });
    }
}
