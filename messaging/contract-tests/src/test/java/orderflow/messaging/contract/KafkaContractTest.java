package orderflow.messaging.contract;

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
    protected Outage outage() {
        return new ServerOutage(broker);
    }

    @Override
    protected Outage outageWithLoss() {
        return new Outage() {
            @Override
            public void begin() {
                Kafka.lose(broker);
            }

            @Override
            public void end() {
                broker.startAgain();
            }
        };
    }
}
