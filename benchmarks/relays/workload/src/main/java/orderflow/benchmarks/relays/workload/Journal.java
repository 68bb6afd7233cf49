package orderflow.benchmarks.relays.workload;

import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.Histogram;

/** Keeps account of every message, from its number over its commit to its arrival. Thread-safe. */
final class Journal {

    private static final int MOST_UNDER_WAY = 2000;
    private static final int MOST_REMEMBERED = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Semaphore free = new Semaphore(MOST_UNDER_WAY);
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong transactions = new AtomicLong();
    private final AtomicLong committed = new AtomicLong();
    private final AtomicLongArray commits = new AtomicLongArray(MOST_REMEMBERED);
    private final BitSet seen = new BitSet();
    private final Map<String, Long> lastOfKey = new HashMap<>();
    private final Histogram latencies = new Histogram(3);
    private long arrived;
    private long duplicates;
    private long inversions;

    /** @return whether few enough messages are under way, which is waited for a moment */
    boolean admits(int messages) throws InterruptedException {
        return free.tryAcquire(messages, 100, TimeUnit.MILLISECONDS);
    }

    long nextNumber() {
        long number = numbers.getAndIncrement();
        commits.set(slot(number), 0);
        return number;
    }

    void committed(List<WorkDone> messages) {
        long now = System.nanoTime();
        messages.forEach(message -> commits.set(slot(message.number()), now));
        committed.addAndGet(messages.size());
        transactions.incrementAndGet();
    }

    synchronized void arrived(WorkDone message) {
        int number = Math.toIntExact(message.number());
        if (seen.get(number)) {
            duplicates++;
            return;
        }
        seen.set(number);
        arrived++;
        Long last = lastOfKey.put(message.key(), message.number());
        if (last != null && last > message.number()) {
            inversions++;
            lastOfKey.put(message.key(), last);
        }
        long commit = commits.get(slot(number)); // 0: it was faster than the thread that committed it
        latencies.recordValue(commit == 0 ? 0 : Math.max(0, System.nanoTime() - commit));
        free.release();
    }

    private static int slot(long number) {
        return (int) (number % MOST_REMEMBERED);
    }

    /** @return how things stand; the latencies since the last time */
    synchronized Tally tally() {
        Histogram since = latencies.copy();
        latencies.reset();
        return Tally.now(transactions.get(), arrived, since);
    }

    /** Waits for what is under way, for as long as anything still arrives. */
    void awaitArrivals() throws InterruptedException {
        long before = -1;
        for (long waited = 0; lost() > 0 && waited < PATIENCE.toMillis(); waited += 100) {
            Thread.sleep(100);
            long now = lost();
            waited = now == before ? waited : 0;
            before = now;
        }
    }

    synchronized long lost() {
        return committed.get() - arrived;
    }

    synchronized long duplicates() {
        return duplicates;
    }

    synchronized long inversions() {
        return inversions;
    }
}
