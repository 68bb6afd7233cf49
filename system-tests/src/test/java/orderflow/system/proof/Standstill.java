package orderflow.system.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How long each shard stood still: the longest time without a commit, from just before an instance came or went. */
final class Standstill {

    private static final Duration BEFORE = Duration.ofSeconds(5);
    private static final Duration AFTERWARDS = Duration.ofSeconds(35);

    private Standstill() {}

    /** @return by shard, in seconds */
    static <H> Map<Integer, Double> after(
            Instant change, List<H> handled, Function<H, Instant> time, ToIntFunction<H> shard) {
        Map<Integer, List<Instant>> times = handled.stream()
                .filter(one -> time.apply(one).isAfter(change.minus(BEFORE)))
                .filter(one -> time.apply(one).isBefore(change.plus(AFTERWARDS)))
                .collect(Collectors.groupingBy(
                        shard::applyAsInt, TreeMap::new, Collectors.mapping(time, Collectors.toList())));
        Map<Integer, Double> gaps = new TreeMap<>();
        times.forEach((number, instants) ->
                gaps.put(number, longestGap(instants.stream().sorted().toList())));
        return gaps;
    }

    private static double longestGap(List<Instant> times) {
        long millis = IntStream.range(1, times.size())
                .mapToLong(index ->
                        Duration.between(times.get(index - 1), times.get(index)).toMillis())
                .max()
                .orElse(0);
        return Math.round(millis / 100.0) / 10.0;
    }
}
