package orderflow.benchmarks.harness;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** Clients who place orders side by side, and the book of what becomes of these. */
final class Load implements AutoCloseable {

    /** Has a client place the next order, and enters it in the book. */
    @FunctionalInterface
    interface Step {
        void go(OrderClient client, Load load) throws IOException, InterruptedException;
    }

    private final AtomicLong next = new AtomicLong();
    private final OrderBook book;
    private final Completions completions;
    private final long begin;
    private final Clients clients;

    Load(RunningContender contender, String kafka, int clients, OrderBook.Ending ending, Step step) {
        this.book = new OrderBook(ending);
        this.completions = new Completions(kafka, contender.contender().orderEvents(), book);
        this.begin = System.nanoTime();
        this.clients = new Clients(clients, contender.orderPort(), client -> step.go(client, this));
    }

    /** @return from 0 */
    long nextNumber() {
        return next.getAndIncrement();
    }

    /** @return nanoseconds, when the first client could order */
    long begin() {
        return begin;
    }

    OrderBook book() {
        return book;
    }

    /** @return once nobody orders any more: requests that were not answered as they should */
    long stop() {
        clients.close();
        return clients.failures();
    }

    @Override
    public void close() {
        clients.close();
        completions.close();
    }
}
