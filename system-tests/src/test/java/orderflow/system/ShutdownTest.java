package orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import orderflow.system.OrderClients.Purchase;
import org.junit.jupiter.api.Test;

/** Ctrl-C and SIGTERM end the system in good order. */
class ShutdownTest {

    private static final int ORDERS = 400;
    private static final Duration TO_ORDER = Duration.ofMinutes(1);
    private static final Duration TO_END = Duration.ofSeconds(30);
    private static final Duration TO_FINISH = Duration.ofMinutes(2);
    private static final int SIGTERM = 143;

    private final RunningSystem system = RunningSystem.shared();

    @Test
    void finishesTheMessagesInHandOnSigterm() {
        Settlement settlement = new Settlement(system.api(), List.of("alice"));
        List<Purchase> purchases = Purchase.several(ORDERS, "alice", "0.75");
        try (OrderClients clients = new OrderClients(system.api(), 8)) {
            clients.start(purchases);
            clients.awaitAccepted(ORDERS / 2, TO_ORDER);
            OrderflowProcess ended = system.process();
            assertThat(system.terminate(TO_END)).as("exit code").isIn(0, SIGTERM);
            assertThat(ended.errors()).isEmpty();
            system.startAgain();
            clients.repeatUnanswered(purchases, TO_ORDER);
            settlement.awaitFinal(clients.accepted(), TO_FINISH);
            settlement.check(clients.accepted());
        }
        assertThat(system.process().log())
                .as("what was in hand was settled, so it does not come again")
                .noneMatch(line -> line.contains(" duplicate "));
    }
}
