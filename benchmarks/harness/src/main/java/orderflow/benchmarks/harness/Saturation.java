package orderflow.benchmarks.harness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * As many orders as a contender can complete, and what they cost.
 *
 * @param ordersPerSecond completed
 * @param millisPerOrder CPU time by container, from before the first order until all is quiet again, so that what a
 *     contender puts off is counted, too
 * @param catchUp seconds that it took to become quiet after the last order was completed
 * @param failures requests that were not answered with "accepted"
 * @param unfinished orders that did not end in time, or were refused
 */
record Saturation(
        double ordersPerSecond, Map<String, Double> millisPerOrder, double catchUp, long failures, long unfinished) {

    private static final int SECONDS_TO_GET_GOING = 2;
    private static final int MOST_SECONDS_TO_END = 60;
    private static final int MOST_SECONDS_TO_QUIET = 60;

    static Saturation of(RunningContender contender, Servers servers, int clients, int inFlight, int seconds) {
        List<Box> boxes = Stream.concat(contender.boxes().values().stream(), servers.boxes().stream())
                .toList();
        CpuReading before = CpuMeter.read(boxes);
        try (Load load = ClosedLoop.start(contender, servers.kafkaAddress(), clients, inFlight)) {
            OrderBook book = load.book();
            Pause.seconds(SECONDS_TO_GET_GOING);
            long start = System.nanoTime();
            long already = book.completed();
            Pause.seconds(seconds);
            double perSecond = (book.completed() - already) * 1e9 / (System.nanoTime() - start);
            long failures = load.stop();
            book.awaitEnd(MOST_SECONDS_TO_END);
            double catchUp = contender.awaitQuiet(MOST_SECONDS_TO_QUIET);
            Map<String, Double> perOrder = new LinkedHashMap<>();
            CpuMeter.read(boxes)
                    .millisSince(before)
                    .forEach((name, millis) ->
                            perOrder.put(place(contender, name), millis / Math.max(1, book.completed())));
            return new Saturation(perSecond, perOrder, catchUp, failures, book.open() + book.refused());
        }
    }

    /** The roles are called the same with every contender. */
    private static String place(RunningContender contender, String container) {
        return container.replaceFirst("^" + contender.name() + "-", "");
    }

    /** @return requests that were not accepted, and orders that were not completed */
    long failed() {
        return failures + unfinished;
    }

    /** @return milliseconds per order of the harness itself, which runs on the same machine */
    double harnessMillis() {
        return millis(CpuMeter.HARNESS);
    }

    double millis(String container) {
        return millisPerOrder.getOrDefault(container, 0.0);
    }

    String show() {
        StringBuilder parts = new StringBuilder();
        millisPerOrder.forEach((name, millis) -> parts.append(String.format(" %s %.2f", name, millis)));
        return String.format(
                "%.0f orders/s, %.1f core-ms per order:%s; quiet after %.0f s, %d failures, %d unfinished",
                ordersPerSecond, coreMillis(), parts, catchUp, failures, unfinished);
    }

    /** @return of all processes together, without the harness */
    double coreMillis() {
        return millisPerOrder.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(CpuMeter.HARNESS))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
