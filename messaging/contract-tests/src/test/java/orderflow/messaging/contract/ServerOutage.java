package orderflow.messaging.contract;

import orderflow.servers.ServerContainer;
import orderflow.testkit.contract.Outage;

/** The broker's container is stopped, and started again with its data. */
record ServerOutage(ServerContainer broker) implements Outage {

    @Override
    public void begin() {
        broker.stop();
    }

    @Override
    public void end() {
        broker.startAgain();
    }
}
