package orderflow.system.proof;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import orderflow.system.Service;
import orderflow.system.distributed.DistributedSystem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three instances of each service share the work, and what one leaves behind the others take over. */
@Proof
@Tag("instances")
class InstancesTest {

    private static final Duration TO_FINISH = Duration.ofMinutes(2);

    @Test
    void finishesEveryOrderWhenOneOfThreeInstancesIsKilled() throws IOException {
        try (DistributedSystem system = DistributedSystem.start("instances", 3, Map.of());
                Trial trial = new Trial("one of three instances of each service is killed", system, 600)) {
            trial.start(10).awaitAccepted(200);
            Instant killed = Instant.now();
            Stream.of(Service.values())
                    .forEach(service -> system.instance(service, 1).kill());
            trial.tell("killed with " + trial.inFlight() + " orders in flight").settle(TO_FINISH);
            Standstill.after(killed, system.commits().all()).forEach(trial::tell);
        }
    }
}
