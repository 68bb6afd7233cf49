package orderflow.system.contract;

import java.util.Optional;
import orderflow.servers.NeedsDocker;
import orderflow.system.distributed.Kafka;
import orderflow.system.distributed.ServerContainer;
import orderflow.testkit.contract.Outage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

@NeedsDocker
class KafkaContractTest extends BrokerContract {

    private static ServerContainer broker;
    private static BrokerClients clients;

    @BeforeAll
    static void start() {
        broker = Kafka.start();
        clients = new KafkaClients(broker.port());
    }

    @AfterAll
    static void stop() {
        clients.close();
        broker.close();
    }

    @Override
    BrokerClients clients() {
        return clients;
    }

    @Override
    protected Optional<Outage> outage() {
        return Optional.of(broker);
    }

    @Override
    protected boolean sharesOutShards() {
        return true;
    }
}
