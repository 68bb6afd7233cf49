package orderflow.benchmarks.relays.workload;

/** What is compared: the way of a message from a transaction to a broker. */
@FunctionalInterface
public interface Relay {

    /** Sends the message if and only if the current transaction commits. */
    void send(WorkDone message);
}
