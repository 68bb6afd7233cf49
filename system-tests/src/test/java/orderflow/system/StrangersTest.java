package orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import orderflow.system.strangers.Strangers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever foreign clients send to the embedded brokers, the next good message is handled. */
class StrangersTest {

    private static final RunningSystem SYSTEM = RunningSystem.shared();

    @Test
    void doNoHarm() throws Exception {
        send(200);
    }

    @Test
    @Tag("proof")
    @Tag("strangers")
    void doNoHarmInGreatNumber() throws Exception {
        send(2_000);
    }

    private static void send(int count) throws Exception {
        new Strangers(SYSTEM.api(), SYSTEM.ports().amqp(), SYSTEM.ports().kafka()).send(count);
        assertThat(SYSTEM.process().errors()).isEmpty();
    }
}
