package orderflow.benchmarks.harness;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** CPU time that each container, and the harness itself, has used so far. */
record CpuReading(Map<String, Usage> usages) {

    /** @param at when that was so */
    record Usage(long nanos, Instant at) {}

    /** @return milliseconds of one core, by name, since the earlier reading */
    Map<String, Double> millisSince(CpuReading earlier) {
        Map<String, Double> millis = new LinkedHashMap<>();
        usages.forEach((name, usage) ->
                millis.put(name, (usage.nanos() - earlier.of(name).nanos()) / 1e6));
        return millis;
    }

    /** @return cores in use, on average, since the earlier reading: 1.0 is one core, always busy */
    double coresSince(CpuReading earlier, String name) {
        Usage before = earlier.of(name);
        Usage now = of(name);
        return (now.nanos() - before.nanos())
                / (double) Duration.between(before.at(), now.at()).toNanos();
    }

    Instant at() {
        return of(CpuMeter.HARNESS).at();
    }

    private Usage of(String name) {
        return Objects.requireNonNull(usages.get(name), name);
    }
}
