package orderflow.benchmarks.harness;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** Clients side by side, each in a thread of its own with a connection of its own, until closed. */
final class Clients implements AutoCloseable {

    /** Has a client place an order. */
    @FunctionalInterface
    interface Step {
        void go(OrderClient client) throws IOException, InterruptedException;
    }

    private static final long MILLIS_AFTER_FAILURE = 50;

    private final Step step;
    private final int port;
    private final LongAdder failures = new LongAdder();
    private final List<Thread> threads;
    private volatile boolean over;

    /** @param port of the order service */
    Clients(int count, int port, Step step) {
        this.step = step;
        this.port = port;
        this.threads = IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Thread(this::work, "client-" + number))
                .toList();
        threads.forEach(Thread::start);
    }

    private void work() {
        try (OrderClient client = new OrderClient(port)) {
            while (!over) {
                go(client);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void go(OrderClient client) throws InterruptedException {
        try {
            step.go(client);
        } catch (IOException e) {
            failures.increment();
            Thread.sleep(MILLIS_AFTER_FAILURE);
        }
    }

    /** @return requests that got no answer, or another one than that the order is accepted */
    long failures() {
        return failures.sum();
    }

    @Override
    public void close() {
        over = true;
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            throw Pause.interrupted(e);
        }
    }
}
