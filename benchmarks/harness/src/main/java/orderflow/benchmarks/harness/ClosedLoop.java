package orderflow.benchmarks.harness;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** Clients who order again as soon as they have their answer, while not too many orders are under way. */
final class ClosedLoop implements AutoCloseable {

    private final AtomicLong next = new AtomicLong();
    private final Semaphore room;
    private final OrderBook book;
    private final Completions completions;
    private final Clients clients;

    /** @param inFlight most orders that are accepted and not yet completed */
    ClosedLoop(RunningContender contender, String kafka, int clients, int inFlight) {
        this.room = new Semaphore(inFlight);
        this.book = new OrderBook((start, end) -> room.release());
        this.completions = new Completions(kafka, contender.contender().orderEvents(), book);
        this.clients = new Clients(clients, contender.orderPort(), this::order);
    }

    private void order(OrderClient client) throws IOException, InterruptedException {
        room.acquire();
        boolean accepted = false;
        try {
            book.accepted(client.place(next.getAndIncrement()), System.nanoTime());
            accepted = true;
        } finally {
            if (!accepted) {
                room.release();
            }
        }
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
