package orderflow.system.contract;

import java.util.Optional;
import orderflow.servers.NeedsDocker;
import orderflow.system.distributed.RabbitMq;
import orderflow.system.distributed.ServerContainer;
import orderflow.testkit.contract.Outage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

@NeedsDocker
class RabbitMqContractTest extends BrokerContract {

    private static ServerContainer broker;
    private static BrokerClients clients;

    @BeforeAll
    static void start() {
        broker = RabbitMq.start();
        clients = new AmqpClients(broker.port());
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
    protected Optional<Outage> outageWithLoss() {
        return Optional.of(new Outage() {
            @Override
            public void begin() {
                RabbitMq.control(broker, "stop_app");
            }

            @Override
            public void end() {
                RabbitMq.control(broker, "reset");
                RabbitMq.control(broker, "start_app");
            }
        });
    }

    @Override
    protected boolean sharesOutShards() {
        return true;
    }
}
