package orderflow.system.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import orderflow.system.OrderClients.Purchase;
import orderflow.system.Settlement;
import orderflow.system.distributed.DistributedSystem;
import org.springframework.dao.DataAccessException;

/** Orders flow while something is broken; in the end every accepted one is final, and the books are right. */
final class Trial implements AutoCloseable {

    private static final int CUSTOMERS = 8;
    private static final int ONE_TOO_EXPENSIVE_IN = 10;
    private static final Duration TO_ACCEPT = Duration.ofMinutes(3);

    private final DistributedSystem system;
    private final Settlement settlement;
    private final Load load;
    private final long finalBefore;
    private final Progress progress;
    private volatile int finals;

    Trial(String title, DistributedSystem system, int orders) throws IOException {
        this.system = system;
        List<String> customers = customers(system);
        this.settlement = new Settlement(system.api(), customers);
        this.load = new Load(system.api(), purchases(customers, orders));
        this.finalBefore = system.commits().finalOrders();
        this.progress = new Progress(title, this::state);
    }

    private static List<String> customers(DistributedSystem system) throws IOException {
        List<String> customers = IntStream.range(0, CUSTOMERS)
                .mapToObj(any -> "customer-" + UUID.randomUUID())
                .toList();
        for (String customer : customers) {
            system.api().openAccount(customer, "5000");
        }
        return customers;
    }

    private static List<Purchase> purchases(List<String> customers, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> Purchase.of(
                        customers.get(number % CUSTOMERS), number % ONE_TOO_EXPENSIVE_IN == 0 ? "1000000.00" : "1.25"))
                .toList();
    }

    Trial start(int perSecond) {
        load.start(perSecond);
        return this;
    }

    /** Returns when so many orders are accepted. */
    Trial awaitAccepted(int count) {
        return awaitThat(accepted -> accepted >= count);
    }

    /** Returns when so many are accepted and not yet final, or all are accepted. */
    Trial awaitInFlight(int count) {
        return awaitThat(accepted -> accepted - finals() >= count || accepted == load.size());
    }

    private Trial awaitThat(IntPredicate enough) {
        await().atMost(TO_ACCEPT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> enough.test(load.accepted().size()));
        return this;
    }

    /** Goes on as it is for a while. */
    Trial goOnFor(Duration duration) {
        await().pollDelay(duration).atMost(duration.plusSeconds(5)).until(() -> true);
        return this;
    }

    Trial tell(String happening) {
        progress.tell(happening);
        return this;
    }

    int inFlight() {
        return load.accepted().size() - finals();
    }

    private String state() {
        int accepted = load.accepted().size();
        int done = finals();
        return "of %d orders accepted %d, final %d, in flight %d"
                .formatted(load.size(), accepted, done, accepted - done);
    }

    /** @return as many as when the database answered last */
    private int finals() {
        try {
            finals = (int) (system.commits().finalOrders() - finalBefore);
        } catch (DataAccessException e) {
            return finals;
        }
        return finals;
    }

    /** Waits until all is over, and checks everything that has been promised. */
    void settle(Duration atMost) {
        awaitAccepted(load.size());
        settlement.awaitFinal(load.accepted(), atMost);
        progress.tell("all are final");
        settlement.check(load.accepted());
        assertThat(load.accepted()).doesNotHaveDuplicates().hasSize(load.size());
        system.commits().check();
        assertThat(system.inversions()).isEmpty();
        tell(
                "Proved: %d orders final in %d s, none lost, none doubled, nothing held, ledger balanced, no inversions; repeated by clients: %s"
                        .formatted(load.size(), Math.max(1, progress.seconds()), load.failures()));
    }

    @Override
    public void close() {
        load.close();
        progress.close();
    }
}
