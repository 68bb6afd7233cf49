package orderflow.benchmarks.relays.workload;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Threads that run business transactions: a row, and messages. Each key belongs to one thread, so its messages commit
 * in the order of their numbers, as if the transactions locked an aggregate.
 */
final class Writers {

    private static final int KEYS = 500;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final String NOTE = "n".repeat(200);

    private final Settings settings;
    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;
    private final Relay relay;
    private final Journal journal;
    private volatile boolean stopped;

    Writers(Settings settings, JdbcTemplate jdbc, TransactionOperations transactions, Relay relay, Journal journal) {
        this.settings = settings;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.relay = relay;
        this.journal = journal;
    }

    /** @return ends when they are stopped; fails with the first transaction that does */
    List<Future<Void>> start() {
        jdbc.execute("create table if not exists work "
                + "(id bigint generated always as identity primary key, subject varchar(64), note varchar(200))");
        ExecutorService threads = Executors.newFixedThreadPool(settings.threads());
        List<Future<Void>> writers = IntStream.range(0, settings.threads())
                .mapToObj(writer -> threads.submit((Callable<Void>) () -> write(writer)))
                .toList();
        threads.shutdown();
        return writers;
    }

    void stop(List<Future<Void>> writers) throws InterruptedException, ExecutionException {
        stopped = true;
        for (Future<Void> writer : writers) {
            writer.get();
        }
    }

    private Void write(int writer) throws InterruptedException {
        SplittableRandom random = new SplittableRandom(writer);
        long interval = settings.rate() == 0 ? 0 : settings.threads() * NANOS_PER_SECOND / settings.rate();
        long due = System.nanoTime() + random.nextLong(interval + 1);
        while (!stopped) {
            if (interval > 0) {
                LockSupport.parkNanos(due - System.nanoTime());
                due += interval;
            } else if (!journal.admits(settings.messagesPerTransaction())) {
                continue;
            }
            journal.committed(Objects.requireNonNull(transactions.execute(status -> transaction(writer, random))));
        }
        return null;
    }

    private List<WorkDone> transaction(int writer, SplittableRandom random) {
        jdbc.update("insert into work (subject, note) values (?, ?)", "writer-" + writer, NOTE);
        List<WorkDone> messages = Stream.generate(() -> message(writer, random))
                .limit(settings.messagesPerTransaction())
                .toList();
        messages.forEach(relay::send);
        return messages;
    }

    private WorkDone message(int writer, SplittableRandom random) {
        int key = random.nextInt(KEYS / settings.threads()) * settings.threads() + writer;
        return new WorkDone("key-" + key, journal.nextNumber(), NOTE);
    }
}
