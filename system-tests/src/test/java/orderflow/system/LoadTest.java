package orderflow.system;

import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import orderflow.system.OrderClients.Purchase;
import org.junit.jupiter.api.Test;

/** Many clients at once: {@code ./mvnw verify -Dorders=10000} places as many orders. */
class LoadTest {

    private static final int ORDERS = Integer.getInteger("orders", 500);
    private static final int CLIENTS = 16;
    private static final int ONE_TOO_EXPENSIVE_IN = 10;
    // far below what it does, so that only standing still fails
    private static final Duration MOST = Duration.ofSeconds(60 + ORDERS / 10);

    private final RunningSystem system = RunningSystem.shared();

    @Test
    void finishesEveryOrderOfManyClientsInOrder() throws IOException {
        List<String> customers = customers();
        Settlement settlement = new Settlement(system.api(), customers);
        List<Purchase> purchases = range(0, ORDERS)
                .mapToObj(number -> Purchase.of(customers.get(number % customers.size()), price(number)))
                .toList();
        long begin = System.nanoTime();
        try (OrderClients clients = new OrderClients(system.api(), CLIENTS)) {
            clients.start(purchases);
            clients.awaitAccepted(ORDERS, MOST);
            settlement.awaitFinal(clients.accepted(), MOST);
            report(System.nanoTime() - begin);
            settlement.check(clients.accepted());
            assertThat(clients.refusals()).isEmpty();
        }
        assertThat(system.process().errors()).isEmpty();
    }

    private List<String> customers() throws IOException {
        List<String> customers =
                range(0, CLIENTS).mapToObj(number -> "client-" + number).toList();
        for (String customer : customers) {
            system.api().openAccount(customer, String.valueOf(ORDERS));
        }
        return customers;
    }

    private static String price(int number) {
        return number % ONE_TOO_EXPENSIVE_IN == 0 ? "1000000.00" : "1.00";
    }

    private static void report(long nanos) {
        double seconds = nanos / (double) TimeUnit.SECONDS.toNanos(1);
        System.out.printf(
                Locale.ROOT,
                "%d orders of %d clients final in %.1f s: %.0f orders/s%n",
                ORDERS,
                CLIENTS,
                seconds,
                ORDERS / seconds);
    }
}
