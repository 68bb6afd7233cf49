package orderflow.system.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import orderflow.servers.ServerContainer;
import orderflow.system.Service;
import orderflow.system.distributed.DistributedSystem;
import orderflow.system.distributed.Instance;
import orderflow.system.distributed.Servers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Decoupled in time: whatever is away, what can be accepted is accepted, and goes on by itself. */
@Proof
@Tag("outages")
class OutagesTest {

    private static final Duration AWAY = Duration.ofSeconds(20);
    private static final Duration TO_FINISH = Duration.ofMinutes(2);

    private static DistributedSystem system;

    @BeforeAll
    static void start() {
        system = DistributedSystem.start("outages", 1, Map.of());
    }

    @AfterAll
    static void stop() {
        if (system != null) {
            system.close();
        }
    }

    @Test
    void acceptsOrdersWhilePaymentServiceIsAway() throws IOException {
        Instance payment = system.instance(Service.PAYMENT, 1);
        try (Trial trial = new Trial("payment-service is away", system, 100)) {
            payment.terminate();
            trial.start(20).awaitAccepted(100);
            assertThat(trial.inFlight()).isEqualTo(100);
            trial.tell("payment-service starts");
            payment.start();
            payment.awaitReady();
            trial.settle(TO_FINISH);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void goesOnByItselfWhenItIsBack(String name, Function<Servers, ServerContainer> choice) throws IOException {
        ServerContainer server = choice.apply(system.servers());
        try (Trial trial = new Trial(name + " is away for " + AWAY.toSeconds() + " s", system, 400)) {
            trial.start(10).awaitAccepted(50).tell(name + " stops");
            server.stop();
            trial.goOnFor(AWAY).tell(name + " starts");
            server.startAgain();
            trial.tell(name + " answers").settle(TO_FINISH);
        }
    }

    static Stream<Arguments> servers() {
        return Stream.of(
                server("RabbitMQ", Servers::rabbitMq),
                server("Kafka", Servers::kafka),
                server("PostgreSQL", Servers::postgreSql));
    }

    private static Arguments server(String name, Function<Servers, ServerContainer> choice) {
        return Arguments.argumentSet(name, name, choice);
    }
}
