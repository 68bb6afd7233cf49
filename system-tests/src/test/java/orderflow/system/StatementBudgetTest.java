package orderflow.system;

import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import orderflow.messages.Channels;
import orderflow.system.OrderClients.Purchase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * What one order may ask of the three databases, all together: statements (a JDBC batch counts once) and commits.
 * Sweeps do not count. Whoever needs more has to say so here.
 */
@TestInstance(Lifecycle.PER_CLASS)
class StatementBudgetTest {

    private static final int MANY = 100;
    private static final int CLIENTS = 16;
    private static final Duration MOST = Duration.ofSeconds(60);
    private static final String[] CHANNELS = {
        Channels.PAYMENT_COMMANDS,
        Channels.ORDER_REPLIES,
        Channels.NOTIFICATION_COMMANDS,
        Channels.ORDER_EVENTS,
        Channels.PAYMENT_EVENTS
    };

    private final SteppedSystem system = new SteppedSystem();
    private final SteppedBroker broker = system.broker();
    private final CountedStatements statements = system.statements();
    private final List<String> customers =
            range(0, 10).mapToObj(number -> "customer-" + number).toList();

    @BeforeAll
    void openAccounts() throws IOException {
        for (String customer : customers) {
            system.api().openAccount(customer, "1000.00");
            system.api().order(customer, "1.00");
        }
        awaitRest();
    }

    @AfterAll
    void stop() {
        system.close();
    }

    @Test
    void servesALoneOrder() throws IOException {
        statements.reset();

        system.api().order(customers.get(0), "1.00");
        awaitRest();

        assertBudget(1, 85, 28);
    }

    @Test
    void servesManyOrdersTogether() {
        broker.close(CHANNELS);
        statements.reset();
        try (OrderClients clients = new OrderClients(system.api(), CLIENTS)) {
            clients.start(range(0, MANY)
                    .mapToObj(number -> Purchase.of(customers.get(number % customers.size()), "1.00"))
                    .toList());
            clients.awaitAccepted(MANY, MOST);
        }
        handle(Channels.PAYMENT_COMMANDS, Channels.ORDER_REPLIES); // they are authorised
        handle(Channels.ORDER_REPLIES, Channels.PAYMENT_COMMANDS); // and approved
        handle(Channels.PAYMENT_COMMANDS, Channels.ORDER_REPLIES); // and captured
        broker.open(CHANNELS);
        awaitRest();

        assertBudget(MANY, 12, 4);
    }

    /** Handles a message of each order on one channel, with all others closed. */
    private void handle(String channel, String next) {
        await().atMost(MOST).until(() -> broker.waitingOn(channel) == MANY);
        broker.open(channel);
        await().atMost(MOST).until(() -> broker.waitingOn(channel) == 0 && broker.waitingOn(next) == MANY);
        broker.close(channel);
    }

    private void awaitRest() {
        await().atMost(MOST).until(() -> system.liveSagas().isEmpty());
        await().atMost(MOST).until(() -> Stream.of(CHANNELS).allMatch(channel -> broker.waitingOn(channel) == 0));
    }

    private void assertBudget(int orders, double mostStatements, double mostCommits) {
        String report = "%.1f statements and %.1f commits per order%n%s"
                .formatted(
                        statements.statements() / (double) orders,
                        statements.commits() / (double) orders,
                        statements.report());
        assertThat(statements.statements())
                .as(report)
                .isPositive()
                .isLessThanOrEqualTo(Math.round(orders * mostStatements));
        assertThat(statements.commits()).as(report).isPositive().isLessThanOrEqualTo(Math.round(orders * mostCommits));
    }
}
