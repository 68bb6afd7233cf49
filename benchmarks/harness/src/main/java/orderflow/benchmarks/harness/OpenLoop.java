package orderflow.benchmarks.harness;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Orders at a steady rate, whatever becomes of them. An order's time runs from when it should have been placed: one
 * that waits for a client, because all wait for answers, does not look faster than it is.
 */
final class OpenLoop implements AutoCloseable {

    private static final int CLIENTS = 64;

    private final AtomicLong next = new AtomicLong();
    private final double nanosBetween;
    private final OrderBook book;
    private final Completions completions;
    private final long begin;
    private final Clients clients;

    OpenLoop(RunningContender contender, String kafka, double ordersPerSecond, OrderBook.Ending ending) {
        this.nanosBetween = 1e9 / ordersPerSecond;
        this.book = new OrderBook(ending);
        this.completions = new Completions(kafka, contender.contender().orderEvents(), book);
        this.begin = System.nanoTime();
        this.clients = new Clients(CLIENTS, contender.orderPort(), this::order);
    }

    private void order(OrderClient client) throws IOException, InterruptedException {
        long number = next.getAndIncrement();
        long due = begin + (long) (number * nanosBetween);
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        book.accepted(client.place(number), due);
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
