package orderflow.benchmarks.harness;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * How long orders take at a rate that a contender can bear, in milliseconds, from when they should have been placed.
 */
record Latency(double rate, double p50, double p99, double max, long completed, long unfinished) {

    private static final int DIGITS = 3;
    private static final int MOST_SECONDS_TO_END = 60;

    static Latency of(RunningContender contender, Servers servers, double ordersPerSecond, int seconds) {
        Histogram micros = new ConcurrentHistogram(DIGITS);
        try (Load load = OpenLoop.start(
                contender,
                servers.kafkaAddress(),
                ordersPerSecond,
                (start, end) -> micros.recordValue(Math.max(0, end - start) / 1_000))) {
            Pause.seconds(seconds);
            load.stop();
            OrderBook book = load.book();
            book.awaitEnd(MOST_SECONDS_TO_END);
            return new Latency(
                    ordersPerSecond,
                    micros.getValueAtPercentile(50) / 1e3,
                    micros.getValueAtPercentile(99) / 1e3,
                    micros.getMaxValue() / 1e3,
                    book.completed(),
                    book.open() + book.refused());
        }
    }

    String show() {
        return String.format(
                "p50 %.0f ms, p99 %.0f ms, longest %.0f ms; %d completed, %d not",
                p50, p99, max, completed, unfinished);
    }
}
