package orderflow.messaging.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import orderflow.messaging.message.MessageTracing;
import org.jspecify.annotations.Nullable;

/**
 * Group Commit: what several threads do at the same time shares one transaction, and each gets its own result. Nobody
 * waits for company: a lone caller has a transaction of its own at once, and those who come while all transactions are
 * busy share the next one.
 *
 * <p>When one of a group fails, all is rolled back, and each is tried again alone, in a transaction of its own: work
 * may run twice, and must change nothing but the database. To be called outside of a transaction. Thread-safe.
 */
public final class GroupCommit {

    private static final int MOST = 50;

    private final Transactions transactions;
    private final MessageTracing tracing;
    private final String name;
    private final Semaphore turns;
    private final Queue<Call<?>> waiting = new ConcurrentLinkedQueue<>();

    /**
     * @param name of the work, for traces
     * @param atOnce most transactions at the same time
     */
    public GroupCommit(Transactions transactions, MessageTracing tracing, String name, int atOnce) {
        this.transactions = transactions;
        this.tracing = tracing;
        this.name = name;
        this.turns = new Semaphore(atOnce, true);
    }

    /**
     * Returns when it has committed. Throws what {@code work} throws when it fails alone.
     *
     * @param work may run on the thread of another caller, as a part of this caller's trace
     */
    public <T> T execute(Supplier<T> work) {
        Call<T> call = new Call<>(work);
        waiting.add(call);
        turns.acquireUninterruptibly();
        try {
            commit(next());
        } finally {
            turns.release();
        }
        return call.result();
    }

    int waiting() {
        return waiting.size();
    }

    /** @return this caller's own call, unless another caller has taken it already, and those that wait with it */
    private List<Call<?>> next() {
        List<Call<?>> group = new ArrayList<>();
        Call<?> call = waiting.poll();
        while (call != null) {
            group.add(call);
            call = group.size() < MOST ? waiting.poll() : null;
        }
        return group;
    }

    private void commit(List<Call<?>> group) {
        if (group.isEmpty()) {
            return;
        }
        try {
            transactions.execute(() -> {
                group.forEach(Call::run);
                return group.size();
            });
            group.forEach(Call::committed);
        } catch (RuntimeException | Error e) { // nobody may wait for ever
            if (group.size() == 1) {
                group.get(0).failed(e);
            } else {
                group.forEach(Call::toBeTriedAlone);
            }
        }
    }

    private final class Call<T> {

        private final Supplier<T> work;
        private final Thread caller = Thread.currentThread();
        private final Optional<String> traceparent = tracing.current();
        private final CompletableFuture<Supplier<T>> outcome = new CompletableFuture<>();
        private @Nullable T value;

        Call(Supplier<T> work) {
            this.work = work;
        }

        void run() {
            value = caller.equals(Thread.currentThread()) ? work.get() : tracing.resuming(name, traceparent, work);
        }

        void committed() {
            T result = Objects.requireNonNull(value);
            outcome.complete(() -> result);
        }

        void failed(Throwable failure) {
            outcome.completeExceptionally(failure);
        }

        void toBeTriedAlone() {
            outcome.complete(() -> transactions.execute(work));
        }

        T result() {
            Supplier<T> result;
            try {
                result = outcome.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) Objects.requireNonNull(e.getCause());
            }
            return result.get();
        }
    }
}
