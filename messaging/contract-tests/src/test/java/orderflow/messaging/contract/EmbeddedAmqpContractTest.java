package orderflow.messaging.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import orderflow.embedded.broker.EmbeddedAmqpBroker;
import orderflow.embedded.broker.LoopbackPort;
import orderflow.messaging.channel.ChannelAdapter.Capability;
import orderflow.testkit.contract.Outage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedAmqpContractTest extends AmqpContract {

    private static AmqpClients clients;
    private static EmbeddedBroker broker;
    private static Path data;

    @BeforeAll
    static void start(@TempDir Path folder) {
        data = folder;
        int port = LoopbackPort.free(0, "broker");
        clients = new AmqpClients(port); // sets up the log, too
        broker = new EmbeddedBroker(() -> EmbeddedAmqpBroker.start(port, Optional.of(data))::close);
    }

    @AfterAll
    static void stop() {
        clients.close();
        broker.begin();
    }

    /** Broker-J leaves a shard with its consumer. */
    @Test
    void declaresWhatEveryBrokerOfAmqpCanDo() {
        send(channel(), "connects");

        assertThat(adapter().capabilities())
                .containsExactlyInAnyOrder(Capability.PERSISTENCE, Capability.RECREATION, Capability.QUERIES);
    }

    @Override
    AmqpClients clients() {
        return clients;
    }

    @Override
    protected Outage outage() {
        return broker;
    }

    @Override
    protected Outage outageWithLoss() {
        return broker.losing(data);
    }
}
