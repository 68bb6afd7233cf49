package orderflow.benchmarks.harness;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What has become of each order. Thread-safe: the event that an order is completed may be here before the answer to the
 * client who placed it. Orders whose client got no answer do not count.
 */
final class OrderBook {

    /** Is told once of each order that was accepted and has ended. */
    @FunctionalInterface
    interface Ending {
        void ended(long startNanos, long endNanos);
    }

    private static final class Fate {
        boolean accepted;
        boolean ended;
        long start;
        long end;

        @Nullable
        String completedBy;
    }

    private final Map<String, Fate> fates = new ConcurrentHashMap<>();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder completed = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder doubled = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final Ending ending;

    OrderBook(Ending ending) {
        this.ending = ending;
    }

    void accepted(String order, long startNanos) {
        accepted.increment();
        Fate fate = of(order);
        synchronized (fate) {
            fate.accepted = true;
            fate.start = startNanos;
            settle(fate);
        }
    }

    /** @param message its id, by which a receiver knows a second delivery of the same */
    void completed(String order, String message, long nanos) {
        Fate fate = of(order);
        synchronized (fate) {
            if (fate.completedBy != null) {
                (fate.completedBy.equals(message) ? repeated : doubled).increment();
                return;
            }
            fate.completedBy = message;
            end(fate, nanos);
        }
    }

    /** Rejected or cancelled, which no order of the benchmark should be. */
    void refused(String order, long nanos) {
        Fate fate = of(order);
        synchronized (fate) {
            end(fate, nanos);
        }
    }

    private Fate of(String order) {
        return fates.computeIfAbsent(order, any -> new Fate());
    }

    private void end(Fate fate, long nanos) {
        if (!fate.ended) {
            fate.ended = true;
            fate.end = nanos;
            settle(fate);
        }
    }

    private void settle(Fate fate) {
        if (fate.accepted && fate.ended) {
            (fate.completedBy == null ? refused : completed).increment();
            ending.ended(fate.start, fate.end);
        }
    }

    long accepted() {
        return accepted.sum();
    }

    long completed() {
        return completed.sum();
    }

    long refused() {
        return refused.sum();
    }

    /** @return second events that an order is completed, with an id of their own */
    long doubled() {
        return doubled.sum();
    }

    /** @return second deliveries of an event, which a receiver knows as such */
    long repeated() {
        return repeated.sum();
    }

    /** @return accepted, and nobody has heard of an end */
    long open() {
        return accepted() - completed() - refused();
    }

    /** @return whether all have ended */
    boolean awaitEnd(long seconds) {
        long deadline = System.nanoTime() + seconds * 1_000_000_000;
        while (open() > 0 && System.nanoTime() < deadline) {
            Pause.millis(20);
        }
        return open() == 0;
    }
}
