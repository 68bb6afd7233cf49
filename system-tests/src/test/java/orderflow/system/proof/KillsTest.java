package orderflow.system.proof;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import orderflow.system.Service;
import orderflow.system.distributed.DistributedSystem;
import orderflow.system.distributed.Instance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

/** Nothing is lost and nothing happens twice when processes die at any instruction. */
@Proof
@Tag("kills")
class KillsTest {

    private static final int IN_FLIGHT = 300;
    private static final Duration TO_FINISH = Duration.ofMinutes(3);

    private static DistributedSystem system;

    @BeforeAll
    static void start() {
        system = DistributedSystem.start("kills", 1, Map.of());
    }

    @AfterAll
    static void stop() {
        if (system != null) {
            system.close();
        }
    }

    @RepeatedTest(2)
    void finishesEveryOrderAfterKill9() throws IOException {
        List<Instance> victims = List.of(system.instance(Service.ORDER, 1), system.instance(Service.PAYMENT, 1));
        try (Trial trial = new Trial("kill -9 of order-service and payment-service", system, 2 * IN_FLIGHT)) {
            trial.start(2 * IN_FLIGHT).awaitInFlight(IN_FLIGHT);
            victims.forEach(Instance::kill);
            trial.tell("killed with " + trial.inFlight() + " orders in flight");
            victims.forEach(Instance::start);
            victims.forEach(Instance::awaitReady);
            trial.tell("both are back").settle(TO_FINISH);
        }
    }
}
