package orderflow.system.contract;

import java.util.function.Supplier;
import orderflow.testkit.contract.Outage;

/** A broker in this JVM that can be stopped and started again. */
final class EmbeddedBroker implements Outage {

    /** Stops a broker. */
    @FunctionalInterface
    interface Stop {
        void stop();
    }

    private final Supplier<Stop> start;
    private Stop running;

    EmbeddedBroker(Supplier<Stop> start) {
        this.start = start;
        this.running = start.get();
    }

    @Override
    public void begin() {
        running.stop();
    }

    @Override
    public void end() {
        running = start.get();
    }
}
