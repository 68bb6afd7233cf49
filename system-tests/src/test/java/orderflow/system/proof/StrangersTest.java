package orderflow.system.proof;

import java.util.Map;
import orderflow.system.distributed.DistributedSystem;
import orderflow.system.strangers.Strangers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever foreign clients send to the real brokers, the next good message is handled. */
@Proof
@Tag("strangers")
class StrangersTest {

    @Test
    void doNoHarm() throws Exception {
        try (DistributedSystem system = DistributedSystem.start("strangers", 1, Map.of())) {
            new Strangers(
                            system.api(),
                            system.servers().rabbitMq().port(),
                            system.servers().kafka().port())
                    .send(2_000);
        }
    }
}
