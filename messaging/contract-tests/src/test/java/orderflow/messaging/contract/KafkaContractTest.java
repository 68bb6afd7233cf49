package orderflow.messaging.contract;

import java.util.Optional;
import orderflow.servers.Kafka;
import orderflow.servers.NeedsDocker;
import orderflow.servers.ServerContainer;
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
        return Optional.of(new ServerOutage(broker));
    }

    @Override
    protected boolean sharesOutShards() {
        return true;
    }
}
