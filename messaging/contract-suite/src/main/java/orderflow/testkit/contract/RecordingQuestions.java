package orderflow.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import orderflow.messaging.query.ExpiringMessage;

/** Remembers what has arrived, in order. Thread-safe. */
final class RecordingQuestions implements Consumer<Supplier<ExpiringMessage>> {

    static final String PROBE = "probe";

    private final List<ExpiringMessage> arrived = new ArrayList<>();

    @Override
    public synchronized void accept(Supplier<ExpiringMessage> arrival) {
        arrived.add(arrival.get());
    }

    synchronized int count() {
        return arrived.size();
    }

    /** @return what is no probe */
    synchronized List<ExpiringMessage> real() {
        return arrived.stream()
                .filter(expiring -> !expiring.message().headers().shardKey().equals(PROBE))
                .toList();
    }
}
