package orderflow.system.proof;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import orderflow.system.Service;
import orderflow.system.distributed.DistributedSystem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which broker carries which channel is configuration: the same promises on each. */
@Proof
@Tag("arrangements")
class ArrangementsTest {

    private static final Duration TO_FINISH = Duration.ofMinutes(2);

    @ParameterizedTest
    @ValueSource(strings = {"rabbitmq", "kafka", ""})
    void keepsItsPromisesOnWhateverBroker(String broker) throws IOException {
        Map<String, String> settings = broker.isEmpty() ? Map.of() : Map.of("ORDERFLOW_MESSAGING_BROKER", broker);
        String title = broker.isEmpty() ? "each channel on its own broker" : "all channels on " + broker;
        try (DistributedSystem system = DistributedSystem.start("arrangement-" + broker, 2, settings);
                Trial trial = new Trial(title, system, 200)) {
            trial.start(20).awaitAccepted(100);
            system.instance(Service.ORDER, 1).kill();
            system.instance(Service.PAYMENT, 2).kill();
            trial.tell("killed one instance of order-service and one of payment-service")
                    .settle(TO_FINISH);
        }
    }
}
