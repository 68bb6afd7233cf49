package orderflow.benchmarks.harness;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Orders at a steady rate, whatever becomes of them. An order's time runs from when it should have been placed: one
 * that waits for a client, because all wait for answers, does not look faster than it is.
 */
record OpenLoop(double nanosBetween) implements Load.Step {

    private static final int CLIENTS = 64;

    static Load start(RunningContender contender, String kafka, double ordersPerSecond, OrderBook.Ending ending) {
        return new Load(contender, kafka, CLIENTS, ending, new OpenLoop(1e9 / ordersPerSecond));
    }

    @Override
    public void go(OrderClient client, Load load) throws IOException, InterruptedException {
        long number = load.nextNumber();
        long due = load.begin() + (long) (number * nanosBetween);
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        load.book().accepted(client.place(number), due);
    }
}
