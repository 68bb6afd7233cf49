package orderflow.benchmarks.relays.workload;

/** The line that a run prints. */
record Result(
        String contender,
        double messagesPerSecond,
        double transactionsPerSecond,
        double p50Millis,
        double p99Millis,
        double maxMillis,
        long lost,
        long duplicates,
        long inversions,
        double cpuMillisPerMessage) {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;

    /** @param journal counts from the first message on, warm-up included: none may be lost at any time */
    static Result of(String contender, Tally start, Tally end, Journal journal) {
        double seconds = (end.nanoTime() - start.nanoTime()) / NANOS_PER_SECOND;
        long arrived = end.arrived() - start.arrived();
        return new Result(
                contender,
                rounded(arrived / seconds),
                rounded((end.transactions() - start.transactions()) / seconds),
                rounded(end.latencies().getValueAtPercentile(50) / NANOS_PER_MILLI),
                rounded(end.latencies().getValueAtPercentile(99) / NANOS_PER_MILLI),
                rounded(end.latencies().getMaxValue() / NANOS_PER_MILLI),
                journal.lost(),
                journal.duplicates(),
                journal.inversions(),
                rounded((end.cpu() - start.cpu()) / NANOS_PER_MILLI / Math.max(1, arrived)));
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
