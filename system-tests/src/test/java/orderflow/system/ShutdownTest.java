package orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import orderflow.system.OrderClients.Purchase;
import org.junit.jupiter.api.Test;

/** Ctrl-C and SIGTERM end the system in good order. */
class ShutdownTest {

    private static final int ORDERS = 400;
    private static final Duration TO_ORDER = Duration.ofMinutes(1);
    private static final Duration TO_END = Duration.ofSeconds(30);
    private static final Duration TO_FINISH = Duration.ofMinutes(2);
    private static final int SIGTERM = 143;
    private static final Pattern MESSAGE = Pattern.compile(" message ([0-9a-f]{8})");

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
            // a message sent since then may have been sent twice, when a busy broker confirmed it too late
            assertThat(messages(system.process(), " duplicate "))
                    .as("what was in hand was settled, so it does not come again")
                    .doesNotContainAnyElementsOf(messages(ended, " handled "));
        }
    }

    private static Set<String> messages(OrderflowProcess process, String what) {
        return process.log().stream()
                .filter(line -> line.contains(what))
                .map(MESSAGE::matcher)
                .filter(Matcher::find)
                .map(message -> message.group(1))
                .collect(Collectors.toSet());
    }
}
