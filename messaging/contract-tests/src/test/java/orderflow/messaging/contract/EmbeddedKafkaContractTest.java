package orderflow.messaging.contract;

import java.nio.file.Path;
import orderflow.embedded.broker.EmbeddedKafkaBroker;
import orderflow.embedded.broker.LoopbackPort;
import orderflow.testkit.contract.Outage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaContractTest extends BrokerContract {

    private static BrokerClients clients;
    private static EmbeddedBroker broker;
    private static Path data;

    @BeforeAll
    static void start(@TempDir Path folder) {
        data = folder;
        int port = LoopbackPort.free(0, "broker");
        clients = new KafkaClients(port); // sets up the log, too
        broker = new EmbeddedBroker(() -> EmbeddedKafkaBroker.start(port, data)::close);
    }

    @AfterAll
    static void stop() {
        clients.close();
        broker.begin();
    }

    @Override
    BrokerClients clients() {
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
