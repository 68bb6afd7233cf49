package orderflow.benchmarks.relays.workload;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The broker at the end of the way, with one place of four shards, named as this library names its channel. */
public interface Broker {

    String CHANNEL = "relay-work";
    int SHARDS = 4;

    /**
     * For relays that bring no client of their own.
     *
     * @return completes when the broker has confirmed the message
     */
    CompletableFuture<?> send(WorkDone message);

    /** Hands over what arrives from now on, one by one. */
    void receive(Consumer<WorkDone> receiver);
}
