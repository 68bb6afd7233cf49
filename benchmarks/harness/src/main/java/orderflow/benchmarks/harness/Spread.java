package orderflow.benchmarks.harness;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** What several rounds have measured. */
record Spread(double median, double min, double max) {

    static <T> Spread of(List<T> rounds, ToDoubleFunction<T> value) {
        double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** @return the median, and where rounds differ, between what */
    String show(int decimals) {
        String middle = number(median, decimals);
        String low = number(min, decimals);
        String high = number(max, decimals);
        return low.equals(high) ? middle : "%s (%s–%s)".formatted(middle, low, high);
    }

    static <T> String sum(List<T> rounds, ToLongFunction<T> value) {
        return String.valueOf(rounds.stream().mapToLong(value).sum());
    }

    static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
