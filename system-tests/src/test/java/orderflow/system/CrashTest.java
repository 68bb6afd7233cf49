package orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import orderflow.system.OrderClients.Purchase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing accepted is lost and nothing happens twice, although everything dies at once, at any instruction. */
class CrashTest {

    private static final int ORDERS = 200;
    private static final Duration TO_ORDER = Duration.ofMinutes(1);
    // a saga may have to wait for its next deadline
    private static final Duration TO_FINISH = Duration.ofMinutes(2);

    private final RunningSystem system = RunningSystem.shared();

    /** @param accepted how many orders are accepted when it is killed; the others are still being placed */
    @ParameterizedTest
    @ValueSource(ints = {ORDERS, ORDERS / 2})
    void finishesEveryAcceptedOrderAfterKill9(int accepted) {
        Settlement settlement = new Settlement(system.api(), List.of("alice"));
        List<Purchase> purchases = Purchase.several(ORDERS, "alice", "1.25");
        try (OrderClients clients = new OrderClients(system.api(), 8)) {
            clients.start(purchases);
            clients.awaitAccepted(accepted, TO_ORDER);
            system.kill();
            system.startAgain();
            clients.repeatUnanswered(purchases, TO_ORDER);
            assertThat(clients.refusals()).isEmpty();
            assertThat(clients.accepted()).doesNotHaveDuplicates().hasSize(ORDERS);
            settlement.awaitFinal(clients.accepted(), TO_FINISH);
            settlement.check(clients.accepted());
        }
        assertThat(system.process().log())
                .as("orders were in flight")
                .anyMatch(line -> line.contains("order.completed.v1"));
        assertThat(system.process().errors()).isEmpty();
    }
}
